// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/DicomKind.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

#include "core/base/MessageId.h"

namespace disyre {

namespace {

// SOP classes (PS3.4, table B.5-1) have the storage classes' prefix and one of these.
constexpr std::string_view kStorage = "1.2.840.10008.5.1.4.1.1.";
constexpr std::array<std::string_view, 3> kScreenshots = {"7", "7.1", "7.2"};
constexpr std::string_view kParametricMap = "30";
constexpr std::array<std::string_view, 2> kSegmentations = {"66.4", "66.5"};

/// Returns the last part of a storage class's UID; empty for any other UID.
std::string_view storageClass(const DicomHeader& header) {
    std::string_view uid = header.sopClass;
    if (!uid.starts_with(kStorage)) {
        return {};
    }
    uid.remove_prefix(kStorage.size());
    return uid;
}

template <std::size_t count>
bool isAmong(const std::array<std::string_view, count>& list, std::string_view text) {
    return std::find(list.begin(), list.end(), text) != list.end();
}

std::string lowerCase(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

template <std::size_t count>
bool containsAny(const std::string& text, const std::array<std::string_view, count>& words) {
    return std::any_of(words.begin(), words.end(), [&text](std::string_view word) {
        return text.find(word) != std::string::npos;
    });
}

bool isLocaliser(const DicomHeader& header) {
    constexpr std::array<std::string_view, 6> kWords = {"localizer", "localiser", "scout",
                                                        "survey",    "3-plane",   "3 plane"};
    return header.imageType.find("LOCALIZER") != std::string::npos ||
           containsAny(lowerCase(header.description), kWords);
}

}  // namespace

std::string nameOf(DicomKind kind) {
    switch (kind) {
        case DicomKind::Localiser:
            return "localiser";
        case DicomKind::Picture:
            return "picture";
        case DicomKind::Map:
            return "map";
        case DicomKind::Segmentation:
            return "segmentation";
        case DicomKind::Document:
            return "document";
        case DicomKind::OtherModality:
            return "other-modality";
        case DicomKind::Scan:
            break;
    }
    return "scan";
}

DicomVerdict judgeDicom(const DicomHeader& header) {
    const std::string_view stored = storageClass(header);
    if (header.modality == "SEG" || isAmong(kSegmentations, stored)) {
        return {DicomKind::Segmentation, Message(MessageId::DicomIsSegmentation), false};
    }
    if (header.rows < 1 || header.columns < 1) {
        return {DicomKind::Document, Message(MessageId::DicomIsDocument), false};
    }
    if (header.isColour()) {
        return {DicomKind::Picture, Message(MessageId::DicomIsColour), false};
    }
    if (stored == kParametricMap) {
        return {DicomKind::Map, Message(MessageId::DicomIsMap), true};
    }
    if (header.modality != "MR") {
        const std::string named = header.modality.empty() ? "?" : header.modality;
        return {DicomKind::OtherModality, Message(MessageId::DicomIsModality, {named}), true};
    }
    if (isAmong(kScreenshots, stored)) {
        return {DicomKind::Picture, Message(MessageId::DicomIsScreenshot), true};
    }
    if (header.imageType.find("MOSAIC") != std::string::npos) {
        return {DicomKind::Scan, Message(MessageId::DicomIsMosaic), false};
    }
    if (isLocaliser(header)) {
        return {DicomKind::Localiser, Message(MessageId::DicomIsLocaliser), true};
    }
    return {};
}

int likelihoodOf(const DicomHeader& header) {
    constexpr std::array<std::string_view, 10> kT1 = {
        "t1", "mprage", "mp-rage", "spgr", "bravo", "tfe", "tfl", "flash", "vibe", "mp2rage"};
    constexpr std::array<std::string_view, 14> kOther = {"t2",   "flair", "dwi",   "dti",  "diff",
                                                         "adc",  "swi",   "tof",   "asl",  "perf",
                                                         "bold", "fmri",  "angio", "phase"};
    const std::string description = lowerCase(header.description);
    int points = 0;
    points += containsAny(description, kT1) ? 4 : 0;
    points -= containsAny(description, kOther) ? 6 : 0;
    points += header.isThreeDimensional ? 2 : 0;
    points += header.scanningSequence.find("GR") != std::string::npos ? 1 : 0;
    points -= header.echoTime > 40.0 ? 3 : 0;
    points -= header.contrastAgent.empty() ? 0 : 1;
    return points;
}

}  // namespace disyre
