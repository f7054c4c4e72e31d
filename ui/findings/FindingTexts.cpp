// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/findings/FindingTexts.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace disyre::ui {

QString FindingTexts::reason(DismissalReason reason) {
    switch (reason) {
        case DismissalReason::NormalVariant:
            return tr("normal variant");
        case DismissalReason::Artefact:
            return tr("artefact");
        case DismissalReason::WrongMask:
            return tr("brain mask");
        case DismissalReason::Other:
            return tr("other reason");
        case DismissalReason::None:
            break;
    }
    return {};
}

QString FindingTexts::decision(const FindingNote& note) {
    switch (note.decision) {
        case FindingDecision::Kept:
            return tr("kept");
        case FindingDecision::Dismissed:
            return note.reason == DismissalReason::None
                       ? tr("dismissed")
                       : tr("dismissed: %1").arg(reason(note.reason));
        case FindingDecision::Open:
            break;
    }
    return tr("not decided yet");
}

QString FindingTexts::mark(const Finding& finding) {
    QStringList parts;
    if (finding.note.decision == FindingDecision::Kept) {
        parts << u"✓"_s;
    } else if (finding.note.decision == FindingDecision::Dismissed) {
        parts << u"✗"_s;
    }
    if (finding.isDrawn) {
        parts << tr("drawn");
    } else if (finding.isEdited) {
        parts << tr("edited");
    }
    return parts.join(u' ');
}

}  // namespace disyre::ui
