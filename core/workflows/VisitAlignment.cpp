// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/VisitAlignment.h"

#include <fmt/format.h>

#include "core/base/MessageId.h"
#include "core/preprocess/BrainMask.h"

namespace disyre {

RigidAlignment alignVisits(const VisitScan& first, const VisitScan& second, VisitAlignmentKind kind,
                           const AlignmentProgress& progress, const StopToken& stop) {
    const bool byBrain = first.brain != nullptr && second.brain != nullptr;
    const Mask firstTissue = byBrain ? *first.brain : tissueOf(first.ras);
    const Mask secondTissue = byBrain ? *second.brain : tissueOf(second.ras);
    return kind == VisitAlignmentKind::Rigid
               ? alignRigidly(first.ras, firstTissue, second.ras, secondTissue, progress, stop)
               : alignmentByHeaders(first.ras, firstTissue, second.ras, secondTissue);
}

std::vector<Message> visitRemarks(const RigidAlignment& alignment, VisitAlignmentKind kind,
                                  Contrast first, Contrast second) {
    std::vector<Message> remarks;
    const auto agreement = MessageArgument::number(fmt::format("{:.2f}", alignment.agreement));
    if (alignment.overlap <= 0.0 && kind == VisitAlignmentKind::ByHeader) {
        remarks.emplace_back(MessageId::VisitsApart);
    } else if (alignment.quality() == AlignmentQuality::Poor) {
        const auto percent =
            MessageArgument::number(fmt::format("{:.0f}", 100.0 * alignment.overlap));
        remarks.push_back(
            Message(MessageId::VisitsPoorlyAligned, {MessageArgument(agreement), percent}));
    } else if (alignment.quality() == AlignmentQuality::Doubtful) {
        remarks.push_back(
            Message(MessageId::VisitsDoubtfullyAligned, {MessageArgument(agreement)}));
    }
    if (first != Contrast::Unknown && second != Contrast::Unknown && first != second) {
        remarks.push_back(Message(MessageId::VisitsOtherContrast, {nameOf(first), nameOf(second)}));
    }
    return remarks;
}

}  // namespace disyre
