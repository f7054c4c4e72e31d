// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>
#include <map>
#include <memory>

#include "core/anatomy/ScanPlaces.h"
#include "core/base/StopToken.h"
#include "ui/common/Worker.h"
#include "ui/healing/CaseList.h"

namespace disyre::ui {

/// Aligns each open scan with the atlas as soon as it is prepared for healing, so that its places
/// have names. Used on the window's thread; the scans are aligned beside it, one after another, and
/// that of a scan whose results are dropped is stopped.
class PlaceNaming : public QObject {
    Q_OBJECT

public:
    /// Aligns a prepared scan; see findPlaces(). Called beside the window's thread.
    using FindPlaces = std::function<ScanPlaces(const PreparedScan&, const StopToken&)>;

    explicit PlaceNaming(CaseList& cases, QObject* parent = nullptr);
    ~PlaceNaming() override;

    /// Makes the alignment come from elsewhere than findPlaces(), for tests.
    void setFinder(FindPlaces finder) { finder_ = std::move(finder); }

    /// Whether the scan that is shown is still to be aligned.
    [[nodiscard]] bool isLooking() const;
    /// Decides for the scan that is shown whether its places are named.
    void setNamed(bool named);

Q_SIGNALS:
    /// What is known of the places of the scan that is shown has changed.
    void changed();

private:
    void look();
    void begin(HealingCase& one);
    void end(int id, const std::shared_ptr<const PreparedScan>& prepared,
             std::shared_ptr<const ScanPlaces> places, const std::optional<Message>& problem);
    void stop(int id);

    CaseList& cases_;
    FindPlaces finder_;
    std::map<int, StopToken> stops_;  // of the scans that are being aligned or wait for it
    Worker worker_;
};

}  // namespace disyre::ui
