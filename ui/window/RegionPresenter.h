// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

namespace disyre::ui {

class FindingsPresenter;
class HealingPanel;
class HealingSession;
class MarkedRegions;

/// Offers marked regions and findings in the settings, and tells the session where to heal.
class RegionPresenter : public QObject {
    Q_OBJECT

public:
    RegionPresenter(HealingSession& session, MarkedRegions& regions, FindingsPresenter& findings,
                    HealingPanel& panel, QObject* parent);

private:
    void offer();
    void take();
    [[nodiscard]] QString findingName(std::size_t index) const;

    HealingSession& session_;
    MarkedRegions& regions_;
    FindingsPresenter& findings_;
    HealingPanel& panel_;
};

}  // namespace disyre::ui
