// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/SeriesPicture.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/base/Error.h"
#include "core/base/Statistics.h"
#include "core/dicom/DicomPixels.h"
#include "core/dicom/DicomSeries.h"

namespace disyre::ui {

namespace {

/// A picture in which the darkest and the brightest hundredth of the values are black and white.
QImage greySlice(const std::vector<float>& values, int columns, int rows) {
    std::vector<float> sorted = values;
    const double low = quantile(sorted, 0.01, QuantileRule::Rank);
    const double high = std::max(low + 1e-6, quantile(sorted, 0.99, QuantileRule::Rank));
    QImage image(columns, rows, QImage::Format_Grayscale8);
    for (int row = 0; row < rows; ++row) {
        uchar* line = image.scanLine(row);
        for (int column = 0; column < columns; ++column) {
            const auto at = static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
                            static_cast<std::size_t>(column);
            const double share = (static_cast<double>(values[at]) - low) / (high - low);
            line[column] = static_cast<uchar>(std::lround(255.0 * std::clamp(share, 0.0, 1.0)));
        }
    }
    return image;
}

}  // namespace

QImage seriesPicture(const DicomSeries& series, int side) {
    const DicomSlice& middle = series.slices[series.slices.size() / 2];
    const DicomHeader& header = *middle.header;
    if (!header.hasPixels || header.isColour() || header.rows < 1 || header.columns < 1) {
        return {};
    }
    std::vector<float> values(static_cast<std::size_t>(header.rows) *
                              static_cast<std::size_t>(header.columns));
    try {
        DicomPixels(header).readFrame(middle.frame, values);
    } catch (const Error&) {
        return {};  // The list of series says what is wrong with the file.
    }
    const auto spacing = middle.geometry().pixelSpacing.value_or(std::array<double, 2>{1.0, 1.0});
    const double height = header.rows * spacing[0];
    const double width = header.columns * spacing[1];
    const double scale = side / std::max(height, width);
    return greySlice(values, header.columns, header.rows)
        .scaled(std::max(1, static_cast<int>(std::lround(width * scale))),
                std::max(1, static_cast<int>(std::lround(height * scale))), Qt::IgnoreAspectRatio,
                Qt::SmoothTransformation);
}

}  // namespace disyre::ui
