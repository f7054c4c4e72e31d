// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "core/base/Message.h"
#include "core/dicom/DicomHeader.h"

namespace disyre {

/// What a DICOM series is.
enum class DicomKind { Scan, Localiser, Picture, Map, Segmentation, Document, OtherModality };

/// Returns the name of a kind in JSON: "scan", "localiser", "picture", "map", "segmentation",
/// "document" or "other-modality".
[[nodiscard]] std::string nameOf(DicomKind kind);

struct DicomVerdict {
    DicomKind kind = DicomKind::Scan;
    std::optional<Message> refusal;  ///< Why it is not offered as a scan; nothing for a scan.
    bool holdsVolume = true;         ///< False where there are no grey slices to make a volume of.
};

/// Says what a file is, going by its header.
[[nodiscard]] DicomVerdict judgeDicom(const DicomHeader& header);

/// Says how likely a scan is the one that the program is made for, a three-dimensional T1 scan of a
/// head: by words of its description, the way it was acquired, and contrast agent. Higher is
/// likelier; a plain 3-D T1 scan has 7.
[[nodiscard]] int likelihoodOf(const DicomHeader& header);

}  // namespace disyre
