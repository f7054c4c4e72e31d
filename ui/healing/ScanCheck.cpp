// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/healing/ScanCheck.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <string>
#include <vector>

#include "core/base/Error.h"
#include "core/image/Nifti.h"
#include "core/preprocess/BrainMask.h"
#include "core/preprocess/ContrastGroups.h"
#include "core/preprocess/Orientation.h"
#include "core/sample/SampleScan.h"
#include "ui/healing/OpenedScan.h"

namespace disyre::ui {

namespace {

// Adult brains measure 1 to 2 litres, small and padded ones included; a head has 4.
constexpr double kLeastLitres = 0.6;
constexpr double kMostLitres = 2.3;
// T1 scans of healthy people reach 0.8 with each other, T2 scans 0.25 with them.
constexpr double kLeastLikeness = 0.5;

ContrastSignature signatureOf(const Volume& ras, const Mask& brain) {
    const Box box = boxOf(brain);
    Size3 size{};
    for (std::size_t i = 0; i < 3; ++i) {
        size[i] = box.end[i] - box.first[i];
    }
    Volume part;
    static_cast<Grid<float>&>(part) = cutOut(ras, box.first, size);
    return contrastSignature(part, cutOut(brain, box.first, size));
}

/// Made once, by whichever thread asks first.
const std::optional<ContrastSignature>& signatureOfT1() {
    static const std::optional<ContrastSignature> signature =
        []() -> std::optional<ContrastSignature> {
        try {
            std::vector<std::string> unused;
            const Volume brain = toRas(readScan(sampleBrainFile()));
            return signatureOf(brain, findBrain(brain, unused));
        } catch (const Error&) {
            return std::nullopt;
        }
    }();
    return signature;
}

QString text(const char* sentence) {
    return QCoreApplication::translate("ScanCheck", sentence);
}

}  // namespace

ScanTraits traitsOf(const Volume& ras) {
    ScanTraits traits;
    std::vector<std::string> warnings;
    const Mask brain = findBrain(ras, warnings);
    const auto voxels = std::count(brain.voxels.begin(), brain.voxels.end(), 1);
    const double litres = static_cast<double>(voxels) * ras.voxelMillilitres() / 1000.0;
    // findBrain() warns of a right volume only where no background stood out.
    const bool rightVolume = litres >= kLeastLitres && litres <= kMostLitres;
    if (warnings.empty() || !rightVolume) {
        traits.brainLitres = litres;
    }
    if (voxels > 0 && signatureOfT1()) {
        traits.likenessToT1 = contrastSimilarity(signatureOf(ras, brain), *signatureOfT1());
    }
    return traits;
}

QStringList doubtsAbout(const OpenedScan& scan, const ModelCard& card) {
    const ScanTraits& traits = scan.traits;
    QStringList doubts;
    const bool stripped = traits.brainLitres && *traits.brainLitres >= kLeastLitres &&
                          *traits.brainLitres <= kMostLitres;
    if (card.skullStripped && !stripped) {
        const QString seen =
            traits.brainLitres
                ? text(QT_TRANSLATE_NOOP(
                           "ScanCheck", "What differs from its background measures %1 litres; an "
                                        "adult's brain has 1 to 2."))
                      .arg(QLocale().toString(*traits.brainLitres, 'f', 1))
                : text(QT_TRANSLATE_NOOP("ScanCheck", "No empty background was found."));
        doubts << text(QT_TRANSLATE_NOOP(
                           "ScanCheck",
                           "This scan does not look skull-stripped. %1 The model was trained on "
                           "stripped brains, so its map of this scan cannot be trusted: strip the "
                           "scan first, for instance with SynthStrip, HD-BET or BET, or choose a "
                           "model that was trained with skulls."))
                      .arg(seen);
    } else if (card.modality == "T1" && traits.likenessToT1 &&
               *traits.likenessToT1 < kLeastLikeness) {
        doubts << text(QT_TRANSLATE_NOOP(
            "ScanCheck",
            "This scan does not look T1-weighted, and the model was trained on T1-weighted scans: "
            "most of what it marks will be the other contrast. Open a T1-weighted scan, or choose "
            "a model of this scan's modality."));
    }
    return doubts;
}

}  // namespace disyre::ui
