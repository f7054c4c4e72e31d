// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <filesystem>

namespace disyre::ui {

class HealingSession;
class ModelController;
class ScopeBanner;

/// Keeps the banner in step with the scan that is shown and the model: it says in what they do not
/// fit each other, and which model was chosen because of the scan's contrast.
class ScopeController : public QObject {
    Q_OBJECT

public:
    ScopeController(HealingSession& session, ModelController& models, ScopeBanner& banner,
                    QObject* parent);

    /// Says all of it again, for instance in another language.
    void update();

private:
    void chooseModel();

    HealingSession& session_;
    ModelController& models_;
    ScopeBanner& banner_;
};

}  // namespace disyre::ui
