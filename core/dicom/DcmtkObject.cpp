// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/DcmtkObject.h"

#include <dcmtk/dcmfg/fgderimg.h>
#include <dcmtk/dcmfg/fgfracon.h>
#include <dcmtk/dcmfg/fgpixmsr.h>
#include <dcmtk/dcmfg/fgplanor.h>
#include <dcmtk/dcmfg/fgplanpo.h>
#include <dcmtk/dcmiod/modcommoninstanceref.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <mutex>
#include <random>
#include <set>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/dicom/DicomOutput.h"
#include "core/platform/AtomicFile.h"

namespace disyre {

namespace {

constexpr const char* kUtf8 = "ISO_IR 192";

/// DCMTK reports on the standard error what the program says itself.
void silenceDcmtk() {
    static std::once_flag once;
    std::call_once(once, [] { OFLog::configure(OFLogger::OFF_LOG_LEVEL); });
}

/// Calls `use` with the slices of the source that a slice of its volume was made from.
template <typename Use>
void eachSource(const DicomSeries& source, int slice, Use use) {
    const SliceMix& mix = source.row.slices[static_cast<std::size_t>(slice)];
    use(source.slices[mix.lower]);
    if (mix.weight > 0.0f) {
        use(source.slices[mix.upper]);
    }
}

/// Returns a direction of the grid in DICOM's coordinates, of length 1.
std::array<double, 3> directionOf(const DicomSeries& source, std::size_t axis) {
    const double length = source.spacing[axis];
    return {-source.affine[0][axis] / length, -source.affine[1][axis] / length,
            source.affine[2][axis] / length};
}

void addReferences(IODCommonInstanceReferenceModule& references, const DicomSeries& source) {
    auto series = std::make_unique<IODSeriesAndInstanceReferenceMacro::ReferencedSeriesItem>();
    series->setSeriesInstanceUID(source.header().seriesUid.c_str());
    std::set<std::string> named;
    for (const DicomSlice& slice : source.slices) {
        if (named.insert(slice.header->sopInstance).second) {
            auto instance = std::make_unique<SOPInstanceReferenceMacro>();
            instance->setReferencedSOPClassUID(slice.header->sopClass.c_str());
            instance->setReferencedSOPInstanceUID(slice.header->sopInstance.c_str());
            series->getReferencedInstanceItems().push_back(instance.release());
        }
    }
    references.getReferencedSeriesItems().push_back(series.release());
}

}  // namespace

std::string newDicomUid() {
    // It has to differ from those that every other program makes, so it is drawn from the system
    // and not from the program's own repeatable random numbers.
    std::random_device device;
    std::array<std::uint32_t, 4> bits{};  // The highest first.
    std::generate(bits.begin(), bits.end(), std::ref(device));
    // A UUID of version 4 and variant 1 (RFC 4122).
    bits[1] = (bits[1] & 0xffff0fffu) | 0x00004000u;
    bits[2] = (bits[2] & 0x3fffffffu) | 0x80000000u;
    std::string digits;
    while (std::any_of(bits.begin(), bits.end(), [](std::uint32_t word) { return word != 0; })) {
        std::uint64_t rest = 0;
        for (std::uint32_t& word : bits) {
            const std::uint64_t all = (rest << 32) | word;
            word = static_cast<std::uint32_t>(all / 10);
            rest = all % 10;
        }
        digits += static_cast<char>('0' + static_cast<int>(rest));
    }
    std::reverse(digits.begin(), digits.end());
    return "2.25." + digits;
}

void checkDicomReferences(const DicomSeries& source) {
    const bool areNamed =
        std::all_of(source.slices.begin(), source.slices.end(), [](const DicomSlice& slice) {
            return !slice.header->sopInstance.empty() && !slice.header->sopClass.empty();
        });
    if (!areNamed || source.header().studyUid.empty() || source.header().seriesUid.empty() ||
        !source.holdsVolume()) {
        throw FileError(source.header().file, MessageId::DicomOutNoReferences);
    }
}

void checkDcmtk(const OFCondition& condition, const std::filesystem::path& file) {
    if (condition.bad()) {
        throw FileError(file, MessageId::DicomOutFailed, {condition.text()});
    }
}

std::unique_ptr<DcmFileFormat> sourceHeader(const DicomSeries& source) {
    silenceDcmtk();
    checkDicomReferences(source);
    const std::filesystem::path& path = source.header().file;
    auto file = std::make_unique<DcmFileFormat>();
    constexpr Uint32 kLargestValue = 4096;  // The image itself stays in the file.
    checkDcmtk(file->loadFile(path.string().c_str(), EXS_Unknown, EGL_noChange, kLargestValue),
               path);
    // What cannot be converted is taken over as it stands, together with its character set.
    if (file->getDataset()->convertToUTF8().good()) {
        (void)file->getDataset()->putAndInsertString(DCM_SpecificCharacterSet, kUtf8);
    }
    OFString frame;
    if (file->getDataset()->findAndGetOFString(DCM_FrameOfReferenceUID, frame).bad() ||
        frame.empty()) {
        throw FileError(path, MessageId::DicomOutNoReferences);
    }
    return file;
}

std::string ownSeriesNumber(const DicomSeries& source, int kind) {
    constexpr int kMostMultiplied = 10'000'000;
    const int number = std::max(0, source.header().seriesNumber);
    return std::to_string((number < kMostMultiplied ? 100 * number : 0) + kind);
}

void beginObject(DcmIODCommon& object, const DicomSeries& source, const std::string& description,
                 int kind) {
    const auto header = sourceHeader(source);
    checkDcmtk(
        object.importHierarchy(*header->getDataset(), OFTrue, OFTrue, OFTrue, OFFalse, OFTrue),
        source.header().file);
    object.getSeries().setSeriesInstanceUID(newDicomUid().c_str());
    object.getSOPCommon().setSOPInstanceUID(newDicomUid().c_str());
    object.getSeries().setSeriesDescription(fitted(description, 64).c_str());
    object.getSeries().setSeriesNumber(ownSeriesNumber(source, kind).c_str());
    addReferences(object.getCommonInstanceReference(), source);
}

std::vector<std::unique_ptr<FGBase>> sharedGroups(const DicomSeries& source) {
    auto measures = std::make_unique<FGPixelMeasures>();
    measures->setPixelSpacing(
        (decimalText(source.spacing[1]) + "\\" + decimalText(source.spacing[0])).c_str());
    measures->setSliceThickness(decimalText(source.spacing[2]).c_str());
    measures->setSpacingBetweenSlices(decimalText(source.spacing[2]).c_str());
    std::array<std::string, 6> turn;
    for (std::size_t axis = 0; axis < 2; ++axis) {
        const auto direction = directionOf(source, axis);
        for (std::size_t i = 0; i < 3; ++i) {
            turn[3 * axis + i] = decimalText(direction[i]);
        }
    }
    std::vector<std::unique_ptr<FGBase>> groups;
    groups.push_back(std::move(measures));
    groups.emplace_back(FGPlaneOrientationPatient::createMinimal(turn[0].c_str(), turn[1].c_str(),
                                                                 turn[2].c_str(), turn[3].c_str(),
                                                                 turn[4].c_str(), turn[5].c_str()));
    return groups;
}

std::vector<std::unique_ptr<FGBase>> frameGroups(const DicomSeries& source, int slice,
                                                 const std::vector<Uint32>& order,
                                                 const std::array<const char*, 2>& derivation) {
    std::vector<std::unique_ptr<FGBase>> groups;
    std::array<std::string, 3> place;
    for (std::size_t i = 0; i < 3; ++i) {
        const double ras = source.affine[i][2] * slice + source.affine[i][3];
        place[i] = decimalText(i < 2 ? -ras : ras);
    }
    groups.emplace_back(
        FGPlanePosPatient::createMinimal(place[0].c_str(), place[1].c_str(), place[2].c_str()));
    auto content = std::make_unique<FGFrameContent>();
    for (std::size_t i = 0; i < order.size(); ++i) {
        content->setDimensionIndexValues(order[i], static_cast<unsigned>(i));
    }
    groups.push_back(std::move(content));
    auto derived = std::make_unique<FGDerivationImage>();
    DerivationImageItem* item = nullptr;
    derived->addDerivationImageItem(CodeSequenceMacro(derivation[0], "DCM", derivation[1]),
                                    "DISYRE Explorer. Research use, not a medical device", item);
    eachSource(source, slice, [&](const DicomSlice& from) {
        DcmDataset named;
        named.putAndInsertString(DCM_SOPClassUID, from.header->sopClass.c_str());
        named.putAndInsertString(DCM_SOPInstanceUID, from.header->sopInstance.c_str());
        SourceImageItem* image = nullptr;
        checkDcmtk(
            item->addSourceImageItem(
                &named,
                CodeSequenceMacro("121322", "DCM", "Source image for image processing operation"),
                image),
            from.header->file);
        if (from.header->frames.size() > 1) {
            image->getImageSOPInstanceReference().addReferencedFrameNumber(
                static_cast<Uint16>(from.frame + 1));
        }
    });
    groups.push_back(std::move(derived));
    return groups;
}

std::string writable(DcmIODCommon& object, const std::string& utf8) {
    OFString set;
    (void)object.getSOPCommon().getSpecificCharacterSet(set);
    std::string text = utf8;
    if (set != kUtf8) {
        std::replace_if(
            text.begin(), text.end(),
            [](char byte) { return static_cast<unsigned char>(byte) >= 0x80; }, '?');
    }
    return text;
}

void stampContent(DcmItem& dataset) {
    OFString date;
    OFString time;
    DcmDate::getCurrentDate(date);
    DcmTime::getCurrentTime(time);
    dataset.putAndInsertOFStringArray(DCM_ContentDate, date);
    dataset.putAndInsertOFStringArray(DCM_ContentTime, time);
    dataset.putAndInsertOFStringArray(DCM_SeriesDate, date);
    dataset.putAndInsertOFStringArray(DCM_SeriesTime, time);
}

void saveObject(DcmFileFormat& object, const std::filesystem::path& file) {
    AtomicFile target(file);
    checkDcmtk(object.saveFile(target.temporaryPath().string().c_str(), EXS_LittleEndianExplicit),
               file);
    target.commit();
}

std::string fitted(const std::string& utf8, std::size_t most) {
    std::string text;
    std::size_t characters = 0;
    for (const char byte : utf8) {
        const bool begins = (static_cast<unsigned char>(byte) & 0xc0) != 0x80;
        if (begins && ++characters > most) {
            break;
        }
        // A backslash would part two values.
        text += byte == '\\' || static_cast<unsigned char>(byte) < 0x20 ? ' ' : byte;
    }
    return text;
}

std::string decimalText(double value) {
    return fmt::format("{:.9g}", value == 0.0 ? 0.0 : value);
}

}  // namespace disyre
