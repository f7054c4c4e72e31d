// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/Measurement.h"

#include <cmath>

namespace disyre::ui {

PictureEllipse Measurement::ellipse() const {
    const QPointF middle = (from + to) / 2.0;
    return {middle.x(), middle.y(), std::abs(to.x() - from.x()) / 2.0,
            std::abs(to.y() - from.y()) / 2.0};
}

double Measurement::millimetres(double columnSpacing, double rowSpacing) const {
    return std::hypot((to.x() - from.x()) * columnSpacing, (to.y() - from.y()) * rowSpacing);
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
        all_.erase(all_.begin() + static_cast<std::ptrdiff_t>(*chosen_));
        chosen_.reset();
        Q_EMIT changed();
    }
}

void Measurements::removeAll() {
    if (!all_.empty()) {
        all_.clear();
        chosen_.reset();
        Q_EMIT changed();
    }
}

}  // namespace disyre::ui
