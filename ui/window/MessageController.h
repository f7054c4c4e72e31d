// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

namespace disyre::ui {

class HealingSession;
class MessageBar;
class SingleStepProfile;

/// Decides what the message bar says: it shows what the healing session and the single-step profile
/// report, and what other controllers ask it to show.
class MessageController : public QObject {
    Q_OBJECT

public:
    MessageController(HealingSession& session, SingleStepProfile& profile, MessageBar& bar,
                      QObject* parent);

    void showProblem(const QString& text);
    void showInformation(const QString& text);
    void dismiss();

private:
    void tellEndOfHealing(bool stopped);

    HealingSession& session_;
    MessageBar& bar_;
};

}  // namespace disyre::ui
