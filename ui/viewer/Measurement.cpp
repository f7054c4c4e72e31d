// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/Measurement.h"

#include <QUndoCommand>

#include <algorithm>
#include <cmath>
#include <utility>

namespace disyre::ui {

/// A change as the undo stack knows it: all measurements before and after.
class MeasurementsChange : public QUndoCommand {
public:
    MeasurementsChange(Measurements& measurements, Measurements::All before,
                       Measurements::All after, const QString& text)
        : QUndoCommand(text),
          measurements_(measurements),
          before_(std::move(before)),
          after_(std::move(after)) {}
    void undo() override { measurements_.put(before_); }
    void redo() override {
        // The stack does a command again when it takes it, which changes nothing then.
        measurements_.put(after_);
    }

private:
    Measurements& measurements_;
    Measurements::All before_;
    Measurements::All after_;
};

PictureEllipse Measurement::ellipse() const {
    const QPointF middle = (from + to) / 2.0;
    return {middle.x(), middle.y(), std::abs(to.x() - from.x()) / 2.0,
            std::abs(to.y() - from.y()) / 2.0};
}

double Measurement::millimetres(double columnSpacing, double rowSpacing) const {
    return std::hypot((to.x() - from.x()) * columnSpacing, (to.y() - from.y()) * rowSpacing);
}

void Measurements::setScan(const std::shared_ptr<const void>& scan) {
    if (scan_.lock() == scan) {
        return;
    }
    before_.reset();
    undo_->clear();
    others_.push_back({scan_, std::move(all_)});
    std::erase_if(others_, [](const Kept& each) { return each.scan.expired(); });
    const auto known = std::find_if(others_.begin(), others_.end(),
                                    [&](const Kept& each) { return each.scan.lock() == scan; });
    all_ = known != others_.end() ? std::move(known->all) : All();
    if (known != others_.end()) {
        others_.erase(known);
    }
    scan_ = scan;
    chosen_.reset();
    Q_EMIT changed();
}

std::vector<Measurement> Measurements::of(const std::shared_ptr<const void>& scan) const {
    if (scan_.lock() == scan) {
        return all_;
    }
    const auto known = std::find_if(others_.begin(), others_.end(),
                                    [&](const Kept& each) { return each.scan.lock() == scan; });
    return known != others_.end() ? known->all : All();
}

void Measurements::add(const Measurement& measurement) {
    all_.push_back(measurement);
    chosen_ = all_.size() - 1;
    Q_EMIT changed();
}

void Measurements::replace(std::size_t index, const Measurement& measurement) {
    all_.at(index) = measurement;
    Q_EMIT changed();
}

void Measurements::choose(std::optional<std::size_t> index) {
    if (index != chosen_) {
        chosen_ = index;
        Q_EMIT changed();
    }
}

void Measurements::removeChosen() {
    if (chosen_) {
        const All before = all_;
        all_.erase(all_.begin() + static_cast<std::ptrdiff_t>(*chosen_));
        chosen_.reset();
        push(before, tr("deleting a measurement"));
        Q_EMIT changed();
    }
}

void Measurements::removeAll() {
    if (!all_.empty()) {
        const All before = std::exchange(all_, {});
        chosen_.reset();
        push(before, tr("deleting all measurements"));
        Q_EMIT changed();
    }
}

void Measurements::setAll(std::vector<Measurement> all) {
    undo_->clear();
    all_ = std::move(all);
    chosen_.reset();
    Q_EMIT changed();
}

void Measurements::beginChange() {
    before_ = all_;
}

void Measurements::endChange(const QString& text) {
    if (const auto before = std::exchange(before_, std::nullopt)) {
        push(*before, text);
    }
}

void Measurements::push(const All& before, const QString& text) {
    // A deletion in the middle of a drag belongs to the drag.
    if (before != all_ && !before_) {
        undo_->push(new MeasurementsChange(*this, before, all_, text));
    }
}

void Measurements::put(const All& all) {
    if (all_ != all) {
        all_ = all;
        chosen_.reset();
        Q_EMIT changed();
    }
}

}  // namespace disyre::ui
