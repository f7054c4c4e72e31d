// SPDX-License-Identifier: GPL-3.0-or-later
#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmiod/cielabutil.h>
#include <dcmtk/dcmseg/segdoc.h>
#include <dcmtk/dcmseg/segment.h>

#include <fmt/format.h>

#include <algorithm>

#include "core/dicom/DcmtkObject.h"
#include "core/dicom/DicomOutput.h"

namespace disyre {

namespace {

namespace fs = std::filesystem;

/// Returns colour values from 0 to 65535 as DICOM stores CIELab (PS3.3, C.10.7.1.1).
std::array<Uint16, 3> labOf(const std::array<std::uint8_t, 3>& colour) {
    double l = 0.0;
    double a = 0.0;
    double b = 0.0;
    IODCIELabUtil::rgb2DicomLab(l, a, b, colour[0] / 255.0, colour[1] / 255.0, colour[2] / 255.0);
    return {static_cast<Uint16>(l), static_cast<Uint16>(a), static_cast<Uint16>(b)};
}

Uint16 addSegment(DcmSegmentation& file, const DicomSegment& segment, const fs::path& path) {
    DcmSegment* made = nullptr;
    checkDcmtk(DcmSegment::create(
                   made, "Finding",
                   CodeSequenceMacro("49755003", "SCT", "Morphologically Altered Structure"),
                   CodeSequenceMacro("ANOMALY", "99DISYRE", "Differs from its restoration"),
                   DcmSegTypes::SAT_AUTOMATIC, "DISYRE Explorer"),
               path);
    std::unique_ptr<DcmSegment> owned(made);
    const auto lab = labOf(segment.colour);
    owned->setRecommendedDisplayCIELabValue(lab[0], lab[1], lab[2]);
    Uint16 number = 0;
    checkDcmtk(file.addSegment(owned.get(), number), path);
    owned.release();
    return number;
}

/// Pixels of one bit each, without gaps, the lowest bit of a byte first (PS3.5, section 8.1.1).
/// DCMTK 3.6.7 has them only where the pixels of a frame fill whole bytes: else it mixes frames up.
class PackedBits {
public:
    void add(const std::vector<Uint8>& pixels) {
        for (const Uint8 pixel : pixels) {
            if (count_ % 8 == 0) {
                bytes_.push_back(0);
            }
            bytes_.back() |= static_cast<Uint8>(pixel << (count_ % 8));
            ++count_;
        }
    }
    /// Puts them into a data set in place of those that are there.
    void putInto(DcmDataset& dataset, const fs::path& path) {
        bytes_.resize(bytes_.size() + bytes_.size() % 2);  // Values have even lengths.
        checkDcmtk(dataset.putAndInsertUint8Array(DCM_PixelData, bytes_.data(), bytes_.size()),
                   path);
    }

private:
    std::vector<Uint8> bytes_;
    std::size_t count_ = 0;
};

/// Sets what the segments are called. DCMTK checks such texts before it knows the character set, so
/// they are put into the finished data set.
void nameSegments(DcmSegmentation& file, DcmDataset& dataset,
                  const std::vector<DicomSegment>& segments, const fs::path& path) {
    for (std::size_t i = 0; i < segments.size(); ++i) {
        DcmItem* item = nullptr;
        checkDcmtk(dataset.findAndGetSequenceItem(DCM_SegmentSequence, item, static_cast<long>(i)),
                   path);
        const auto put = [&](const DcmTagKey& tag, const std::string& utf8, std::size_t most) {
            checkDcmtk(item->putAndInsertString(tag, writable(file, fitted(utf8, most)).c_str()),
                       path);
        };
        put(DCM_SegmentLabel, segments[i].label, 64);
        put(DCM_SegmentDescription, segments[i].description, 1024);
    }
}

void addFrames(DcmSegmentation& file, const DicomSegment& segment, Uint16 number,
               const DicomSeries& source, PackedBits& packed, const fs::path& path,
               const StopToken& stop) {
    const std::size_t pixels = segment.mask.sliceSize();
    std::vector<Uint8> slice(pixels);
    for (int i = 0; i < source.size[2]; ++i) {
        stop.throwIfStopped();
        const auto* from = segment.mask.voxels.data() + static_cast<std::size_t>(i) * pixels;
        if (std::none_of(from, from + pixels, [](std::uint8_t inside) { return inside != 0; })) {
            continue;
        }
        std::transform(from, from + pixels, slice.begin(),
                       [](std::uint8_t inside) { return Uint8(inside != 0 ? 1 : 0); });
        const auto groups = frameGroups(source, i, {number, static_cast<Uint32>(i) + 1},
                                        {"113076", "Segmentation"});
        OFVector<FGBase*> pointers;
        for (const auto& group : groups) {
            pointers.push_back(group.get());
        }
        checkDcmtk(file.addFrame(slice.data(), number, pointers), path);
        packed.add(slice);
    }
}

}  // namespace

void writeDicomSegmentation(const fs::path& path, const DicomSeries& source,
                            const std::vector<DicomSegment>& segments, const StopToken& stop) {
    DcmSegmentation* made = nullptr;
    const std::string description = fmt::format("Findings of DISYRE. {}", kDicomNotice);
    checkDcmtk(DcmSegmentation::createBinarySegmentation(
                   made, static_cast<Uint16>(source.size[1]), static_cast<Uint16>(source.size[0]),
                   ownEquipment<IODGeneralEquipmentModule::EquipmentInfo>(),
                   ContentIdentificationMacro("1", "FINDINGS", fitted(description, 64).c_str(),
                                              "DISYRE Explorer")),
               path);
    const std::unique_ptr<DcmSegmentation> file(made);
    beginObject(*file, source, description, 1);
    const std::string dimensions = newDicomUid();
    IODMultiframeDimensionModule& order = file->getDimensions();
    checkDcmtk(order.addDimensionIndex(DCM_ReferencedSegmentNumber, dimensions.c_str(),
                                       DCM_SegmentIdentificationSequence, "Segment"),
               path);
    checkDcmtk(order.addDimensionIndex(DCM_ImagePositionPatient, dimensions.c_str(),
                                       DCM_PlanePositionSequence, "Position"),
               path);
    for (const auto& group : sharedGroups(source)) {
        checkDcmtk(file->addForAllFrames(*group), path);
    }
    PackedBits packed;
    for (const DicomSegment& segment : segments) {
        addFrames(*file, segment, addSegment(*file, segment, path), source, packed, path, stop);
    }
    DcmFileFormat format;
    checkDcmtk(file->writeDataset(*format.getDataset()), path);
    packed.putInto(*format.getDataset(), path);
    nameSegments(*file, *format.getDataset(), segments, path);
    stampContent(*format.getDataset());
    saveObject(format, path);
}

}  // namespace disyre
