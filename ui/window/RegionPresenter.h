// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

namespace disyre::ui {

class FindingsPresenter;
class HealingPanel;
class HealingSession;
class MarkedRegions;

/// Offers the marked regions and the findings in the settings, and tells the session in which of
/// them the next healing may change the scan.
class RegionPresenter : public QObject {
    Q_OBJECT

public:
    RegionPresenter(HealingSession& session, MarkedRegions& regions, FindingsPresenter& findings,
                    HealingPanel& panel, QObject* parent);

    /// Keeps the next healing inside a finding, which is counted from 0. @return its name.
    QString healInside(int finding);
    /// Names the regions in the language of the program.
    void retranslate();

private:
    void offer();
    void take();
    [[nodiscard]] QStringList regionNames() const;
    [[nodiscard]] QString findingName(std::size_t index) const;

    HealingSession& session_;
    MarkedRegions& regions_;
    FindingsPresenter& findings_;
    HealingPanel& panel_;
    std::size_t offered_;  // How many findings are offered.
};

}  // namespace disyre::ui
