// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/healing/ScanCheck.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

#include "core/base/Error.h"
#include "core/image/ScanReader.h"
#include "core/preprocess/BrainVolume.h"
#include "core/preprocess/ContrastGroups.h"
#include "core/preprocess/Orientation.h"
#include "core/sample/SampleScan.h"
#include "ui/healing/OpenedScan.h"

namespace disyre::ui {

namespace {

// A scan that is less like T1 than this is taken for another contrast. T1 scans of healthy people
// reach 0.8 with each other, and T2 scans 0.25 with T1 scans.
constexpr double kLeastLikeness = 0.5;

/// The contrast of the sample's T1 brain. It is computed once, by the thread that asks first.
const std::optional<ContrastSignature>& signatureOfT1() {
    static const std::optional<ContrastSignature> signature =
        []() -> std::optional<ContrastSignature> {
        try {
            const Volume brain = toRas(readScan(sampleBrainFile()));
            return signatureOfBrain(brain, measureBrain(brain).mask);
        } catch (const Error&) {
            return std::nullopt;
        }
    }();
    return signature;
}

/// Whether a model was trained on another contrast than T1. Only the names that trainings give such
/// contrasts count, because others, such as "MPRAGE", may well mean T1.
bool isOtherContrast(const std::string& modality) {
    return modality.find("T2") != std::string::npos || modality.find("FLAIR") != std::string::npos;
}

QString text(const char* sentence) {
    return QCoreApplication::translate("ScanCheck", sentence);
}

}  // namespace

ScanTraits traitsOf(const Volume& ras, const MeasuredBrain& brain) {
    ScanTraits traits;
    traits.brainLitres = brain.litres;
    traits.looksLikeHead = brain.looksLikeHead();
    const bool found =
        std::find(brain.mask.voxels.begin(), brain.mask.voxels.end(), 1) != brain.mask.voxels.end();
    if (found && signatureOfT1()) {
        traits.likenessToT1 =
            contrastSimilarity(signatureOfBrain(ras, brain.mask), *signatureOfT1());
    }
    return traits;
}

QStringList doubtsAbout(const OpenedScan& scan, const ModelCard& card) {
    const ScanTraits& traits = scan.traits;
    QStringList doubts;
    const bool stripped = traits.brainLitres && isBrainVolume(*traits.brainLitres);
    if (card.skullStripped && traits.looksLikeHead) {
        doubts << text(QT_TRANSLATE_NOOP(
            "ScanCheck",
            "This scan shows more than a brain, and the model was trained on stripped brains. When "
            "the scan is healed, its brain is found first. Look whether skull is left, or brain "
            "missing, before you trust the map."));
    } else if (card.skullStripped && !stripped) {
        const QString seen = text(QT_TRANSLATE_NOOP("ScanCheck",
                                                    "What differs from its background measures %1 "
                                                    "litres; an adult's brain has 1 to 2."))
                                 .arg(QLocale().toString(*traits.brainLitres, 'f', 1));
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
    } else if (isOtherContrast(card.modality) && traits.likenessToT1 &&
               *traits.likenessToT1 >= kLeastLikeness) {
        doubts
            << text(QT_TRANSLATE_NOOP(
                        "ScanCheck",
                        "This scan looks T1-weighted, and the model was trained on %1 scans: most "
                        "of what it marks will be the other contrast. Open a scan of the model's "
                        "modality, or choose a model for T1-weighted scans."))
                   .arg(QString::fromStdString(card.modality));
    }
    return doubts;
}

}  // namespace disyre::ui
