// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Message.h"
#include "core/card/ModelCard.h"
#include "core/image/ScanInfo.h"
#include "core/image/Volume.h"
#include "core/preprocess/BrainVolume.h"
#include "core/preprocess/TissueContrast.h"

namespace disyre {

/// A face of a scan's grid in RAS order.
enum class ScanEdge { Left, Right, Back, Front, Bottom, Top };

/// What is measured of a scan, or told by its files, to compare it with what a model was trained
/// on.
struct ScanTraits {
    /// The volume of what differs from the background, in litres; empty if nothing can be told
    /// apart from the background. Once the brain of a head is found, it is that brain's volume.
    std::optional<double> brainLitres;
    /// Whether the brain was found by the networks or given by a person. Its volume is not judged
    /// then, because both say themselves what is odd about their masks.
    bool hasBrainMask = false;
    /// Whether the scan shows more than a brain, and its brain has not been found yet; see
    /// MeasuredBrain::looksLikeHead(). Contrast and edges are then unknown.
    bool looksLikeHead = false;
    TissueContrast tissue;
    std::array<double, 3> spacing{};   ///< Of the scan in RAS order, in mm.
    std::vector<ScanEdge> cutAt;       ///< The faces at which the brain is cut off.
    std::optional<double> patientAge;  ///< In years, if DICOM tells it.
    std::string contrastAgent;         ///< That the patient was given, by DICOM; empty for none.
};

/// Measures a scan; takes up to a second.
/// @param ras the scan in RAS order. @param brain its measured brain. @param info what its files
/// say.
[[nodiscard]] ScanTraits traitsOf(const Volume& ras, const MeasuredBrain& brain,
                                  const ScanInfo& info);

/// Measures a scan again by a brain mask on its RAS grid, which was found by the networks for whole
/// heads or given by a person. What its files told is kept.
[[nodiscard]] ScanTraits traitsWithBrain(const ScanTraits& known, const Volume& ras,
                                         const Mask& brain);

/// Compares a scan with a model's card: contrast, contrast agent, spacing, the brain's volume and
/// whether it is whole, and the patient's age. Returns a message for each point that does not fit;
/// none if the scan is of the kind that the model was trained on, as far as this can be told. It
/// says the same of the same scan each time, and never refuses.
[[nodiscard]] std::vector<Message> scopeOf(const ScanTraits& traits, const ModelCard& card);

/// Returns the messages that `said` does not hold in the same words. The preparation of a scan says
/// some of what its scope says.
[[nodiscard]] std::vector<Message> notSaidIn(const std::vector<Message>& said,
                                             std::vector<Message> messages);

/// Tells whether the scan's contrast is known and is the one that the card names.
[[nodiscard]] bool fitsContrast(const ScanTraits& traits, const ModelCard& card);
/// Tells whether both contrasts are known and differ.
[[nodiscard]] bool hasOtherContrast(const ScanTraits& traits, const ModelCard& card);

}  // namespace disyre
