// SPDX-License-Identifier: GPL-3.0-or-later
#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmfg/fgframeanatomy.h>
#include <dcmtk/dcmfg/fgparametricmapframetype.h>
#include <dcmtk/dcmfg/fgpixeltransform.h>
#include <dcmtk/dcmfg/fgrealworldvaluemapping.h>
#include <dcmtk/dcmiod/iodcontentitemmacro.h>
#include <dcmtk/dcmpmap/dpmparametricmapiod.h>

#include <fmt/format.h>

#include <algorithm>

#include "core/dicom/DcmtkObject.h"
#include "core/dicom/DicomOutput.h"

namespace disyre {

namespace {

namespace fs = std::filesystem;

constexpr const char* kOwnCodes = "99DISYRE";

/// Says that a value is the quantity itself, without a unit.
std::unique_ptr<FGRealWorldValueMapping> valuesOf(const Volume& map,
                                                  const DicomQuantity& quantity) {
    const auto [low, high] = std::minmax_element(map.voxels.begin(), map.voxels.end());
    auto item = std::make_unique<FGRealWorldValueMapping::RWVMItem>();
    item->setRealWorldValueSlope(1.0);
    item->setRealWorldValueIntercept(0.0);
    item->setDoubleFloatRealWorldValueFirstValueMapped(static_cast<double>(*low));
    item->setDoubleFloatRealWorldValueLastValueMapped(static_cast<double>(*high));
    item->setLUTExplanation(fitted(quantity.meaning, 64).c_str());
    item->setLUTLabel(fitted(quantity.code, 16).c_str());
    item->getMeasurementUnitsCode().set("1", "UCUM", "no units");
    auto definition = std::make_unique<ContentItemMacro>();
    definition->setValueType(ContentItemMacro::VT_CODE);
    definition->getEntireConceptNameCodeSequence().push_back(
        new CodeSequenceMacro("246205007", "SCT", "Quantity"));
    definition->getEntireConceptCodeSequence().push_back(
        new CodeSequenceMacro(quantity.code.c_str(), kOwnCodes, quantity.meaning.c_str()));
    item->getEntireQuantityDefinitionSequence().push_back(definition.release());
    auto mapping = std::make_unique<FGRealWorldValueMapping>();
    mapping->getRealWorldValueMapping().push_back(item.release());
    return mapping;
}

std::vector<std::unique_ptr<FGBase>> groupsOfMap(const DicomSeries& source, const Volume& map,
                                                 const DicomQuantity& quantity) {
    std::vector<std::unique_ptr<FGBase>> groups = sharedGroups(source);
    auto anatomy = std::make_unique<FGFrameAnatomy>();
    anatomy->setLaterality(FGFrameAnatomy::LATERALITY_UNPAIRED);
    anatomy->getAnatomy().getAnatomicRegion().set("12738006", "SCT", "Brain");
    groups.push_back(std::move(anatomy));
    auto type = std::make_unique<FGParametricMapFrameType>();
    type->setFrameType("DERIVED\\PRIMARY\\VOLUME\\NONE");
    groups.push_back(std::move(type));
    auto identity = std::make_unique<FGPixelValueTransformation>();
    identity->setFGType(FGPixelValueTransformation::E_PixelValTrans_Identity);
    groups.push_back(std::move(identity));
    groups.push_back(valuesOf(map, quantity));
    return groups;
}

void addFrames(DPMParametricMapIOD& file, const Volume& map, const DicomSeries& source,
               const fs::path& path, const StopToken& stop) {
    using Frames = DPMParametricMapIOD::Frames<Float32>;
    DPMParametricMapIOD::FramesType all = file.getFrames();
    Frames* frames = OFget<Frames>(&all);
    const std::size_t pixels = map.sliceSize();
    std::vector<Float32> slice(pixels);
    for (int i = 0; i < source.size[2]; ++i) {
        stop.throwIfStopped();
        std::copy_n(map.voxels.begin() + static_cast<std::ptrdiff_t>(i * static_cast<long>(pixels)),
                    pixels, slice.begin());
        const auto groups =
            frameGroups(source, i, {static_cast<Uint32>(i) + 1}, {"110001", "Image Processing"});
        OFVector<FGBase*> pointers;
        for (const auto& group : groups) {
            pointers.push_back(group.get());
        }
        checkDcmtk(frames->addFrame(slice.data(), pixels, pointers), path);
    }
}

}  // namespace

void writeDicomParametricMap(const fs::path& path, const DicomSeries& source, const Volume& map,
                             const DicomQuantity& quantity, const StopToken& stop) {
    const std::string description = fmt::format("{}. {}", quantity.meaning, kDicomNotice);
    auto made = DPMParametricMapIOD::create<IODFloatingPointImagePixelModule>(
        "MR", ownSeriesNumber(source, 2).c_str(), "1", static_cast<Uint16>(source.size[1]),
        static_cast<Uint16>(source.size[0]),
        ownEquipment<IODEnhGeneralEquipmentModule::EquipmentInfo>(),
        ContentIdentificationMacro("1", "ANOMALY_MAP", fitted(description, 64).c_str(),
                                   "DISYRE Explorer"),
        "VOLUME", "NONE", DPMTypes::CQ_RESEARCH);
    if (const auto* problem = OFget<OFCondition>(&made)) {
        checkDcmtk(*problem, path);
    }
    DPMParametricMapIOD& file = *OFget<DPMParametricMapIOD>(&made);
    beginObject(file, source, description, 2);
    checkDcmtk(
        file.getIODMultiframeDimensionModule().addDimensionIndex(
            DCM_ImagePositionPatient, newDicomUid().c_str(), DCM_PlanePositionSequence, "Position"),
        path);
    for (const auto& group : groupsOfMap(source, map, quantity)) {
        checkDcmtk(file.addForAllFrames(*group), path);
    }
    addFrames(file, map, source, path, stop);
    DcmFileFormat format;
    checkDcmtk(file.writeDataset(*format.getDataset()), path);
    stampContent(*format.getDataset());
    saveObject(format, path);
}

}  // namespace disyre
