// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/ProblemText.h"
#include "ui/common/ErrorText.h"

namespace disyre::ui {

QString ProblemText::name(ScanProblemKind kind) {
    switch (kind) {
        case ScanProblemKind::Unreadable:
            return tr("cannot be read");
        case ScanProblemKind::NotFinite:
            return tr("voxels without a number");
        case ScanProblemKind::Constant:
            return tr("all voxels are equal");
        case ScanProblemKind::TooFewSlices:
            return tr("too few slices with brain");
        case ScanProblemKind::NotStripped:
            return tr("not skull-stripped");
        case ScanProblemKind::MaskDoubtful:
            return tr("look at its mask");
        case ScanProblemKind::OneSided:
            return tr("perhaps a large lesion");
        case ScanProblemKind::Duplicate:
            return tr("the same scan twice");
        case ScanProblemKind::OtherSpacing:
            return tr("other voxel size than the rest");
        case ScanProblemKind::OtherOrientation:
            return tr("other orientation than the rest");
        case ScanProblemKind::IntensityOutlier:
            return tr("unusual intensities");
        case ScanProblemKind::OtherModality:
            return tr("perhaps another modality");
    }
    return {};
}

QString ProblemText::advice(const ScanProblem& problem) {
    switch (problem.kind) {
        case ScanProblemKind::Unreadable:
        case ScanProblemKind::MaskDoubtful:
        case ScanProblemKind::OneSided:
            return messageText(problem.what);
        case ScanProblemKind::NotFinite:
            return tr(
                "Some voxels hold no number; they count as 0. Look at the scan before you use "
                "it.");
        case ScanProblemKind::Constant:
            return tr("There is no picture in this file. Leave it out.");
        case ScanProblemKind::TooFewSlices:
            return tr("Fewer than %1 slices hold brain; that is too little to learn from.")
                .arg(kLeastBrainSlices);
        case ScanProblemKind::NotStripped:
            return tr(
                "What stands out from the background is not as large as a brain. Use "
                "skull-stripped scans, or name a folder of brain masks.");
        case ScanProblemKind::Duplicate:
            return tr("An earlier scan of the list has exactly these voxels; it is used once.");
        case ScanProblemKind::OtherSpacing:
            return tr(
                "Most scans have another voxel size. It is brought to the same grid; check "
                "that it comes from the same protocol.");
        case ScanProblemKind::OtherOrientation:
            return tr(
                "Its axes run otherwise than in most scans. It is turned; nothing need be "
                "done.");
        case ScanProblemKind::IntensityOutlier:
            return tr(
                "Its brightness lies far from the others'. It is scaled, but look whether it "
                "belongs here.");
        case ScanProblemKind::OtherModality:
            return tr(
                "It does not look like most of the others, for instance a T2 among T1. It was "
                "left out; tick it only if you are sure.");
    }
    return {};
}

}  // namespace disyre::ui
