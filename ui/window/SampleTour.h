// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace disyre::ui {

class HealingController;
class HealingSession;
class MessageController;
class ScansController;

/// What "Try the sample" does: it opens the sample, heals it, and says how to walk through what was
/// found. Opening another scan meanwhile ends it.
class SampleTour : public QObject {
    Q_OBJECT

public:
    SampleTour(HealingSession& session, ScansController& scans, HealingController& healing,
               MessageController& messages, QObject* parent);

    void begin();

private:
    enum class Stage { Idle, Opening, Healing };

    void takeScan();
    void takeEnd(bool stopped);
    [[nodiscard]] bool showsSample() const;

    HealingSession& session_;
    ScansController& scans_;
    HealingController& healing_;
    MessageController& messages_;
    Stage stage_ = Stage::Idle;
};

}  // namespace disyre::ui
