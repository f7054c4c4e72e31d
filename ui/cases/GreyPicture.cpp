// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/GreyPicture.h"

#include <algorithm>
#include <cmath>

#include "core/base/Statistics.h"

namespace disyre::ui {

QImage greyPicture(const std::vector<float>& values, QSize size, QSizeF voxel, int side) {
    std::vector<float> sorted = values;
    const double low = quantile(sorted, 0.01, QuantileRule::Rank);
    const double high = std::max(low + 1e-6, quantile(sorted, 0.99, QuantileRule::Rank));
    QImage image(size, QImage::Format_Grayscale8);
    for (int row = 0; row < size.height(); ++row) {
        uchar* line = image.scanLine(row);
        for (int column = 0; column < size.width(); ++column) {
            const auto at = static_cast<std::size_t>(row) * static_cast<std::size_t>(size.width()) +
                            static_cast<std::size_t>(column);
            const double share = (static_cast<double>(values[at]) - low) / (high - low);
            line[column] = static_cast<uchar>(std::lround(255.0 * std::clamp(share, 0.0, 1.0)));
        }
    }
    const double width = size.width() * voxel.width();
    const double height = size.height() * voxel.height();
    const double scale = side / std::max(height, width);
    return image.scaled(std::max(1, static_cast<int>(std::lround(width * scale))),
                        std::max(1, static_cast<int>(std::lround(height * scale))),
                        Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

}  // namespace disyre::ui
