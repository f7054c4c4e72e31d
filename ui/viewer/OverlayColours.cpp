// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/OverlayColours.h"

#include <vtkLookupTable.h>

#include <algorithm>

#include "ui/viewer/MaskOutline.h"

namespace disyre::ui {

namespace {

// The share of the colour map's range whose colour stands for the whole region.
constexpr double kOneColour = 0.75;

}  // namespace

QColor overlayColour(const OverlayStyle& style, double score, double threshold, double maximum) {
    if (style.meaning == ThresholdMeaning::Outline || style.meaning == ThresholdMeaning::Fill) {
        return score >= threshold ? scoreColour(kOneColour, style.map) : QColor(0, 0, 0, 0);
    }
    QColor colour = scoreColour(maximum > 0 ? score / maximum : 0.0, style.map);
    if (score < threshold) {
        colour.setAlphaF(style.meaning == ThresholdMeaning::FadeBelow
                             ? static_cast<float>(std::clamp(score / threshold, 0.0, 1.0))
                             : 0.0f);
    }
    return colour;
}

void fillTable(vtkLookupTable& table, const OverlayStyle& style, double threshold, double maximum) {
    constexpr int kColours = 512;
    // When nothing below the threshold is shown, the table starts at the threshold, so that the cut
    // is exact and not rounded to the next colour of the table.
    const double top = std::max(maximum, threshold + 1e-9);
    const double bottom = style.meaning == ThresholdMeaning::FadeBelow ? 0.0 : threshold;
    table.SetNumberOfTableValues(kColours);
    table.SetRange(bottom, top);
    for (int i = 0; i < kColours; ++i) {
        const double score = bottom + (top - bottom) * i / (kColours - 1);
        const QColor colour = overlayColour(style, score, threshold, maximum);
        table.SetTableValue(i, colour.redF(), colour.greenF(), colour.blueF(), colour.alphaF());
    }
    const QColor first = overlayColour(style, threshold, threshold, maximum);
    table.SetBelowRangeColor(first.redF(), first.greenF(), first.blueF(), 0.0);
    table.UseBelowRangeColorOn();
    table.Modified();
}

std::vector<float> outlineOf(const std::vector<float>& scores, int width, double threshold) {
    std::vector<float> outline(scores.size(), 0.0f);
    if (width <= 0) {
        return outline;
    }
    const int height = static_cast<int>(scores.size()) / width;
    const auto above = [&](int x, int y) {
        return x >= 0 && x < width && y >= 0 && y < height &&
               static_cast<double>(scores[static_cast<std::size_t>(y * width + x)]) >= threshold;
    };
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            if (above(x, y) &&
                !(above(x - 1, y) && above(x + 1, y) && above(x, y - 1) && above(x, y + 1))) {
                const auto at = static_cast<std::size_t>(y * width + x);
                outline[at] = scores[at];
            }
        }
    }
    return outline;
}

std::vector<QLineF> contourOf(const std::vector<float>& scores, int width, double threshold) {
    std::vector<std::uint8_t> above(scores.size());
    std::transform(scores.begin(), scores.end(), above.begin(), [threshold](float score) {
        return static_cast<std::uint8_t>(static_cast<double>(score) >= threshold);
    });
    return outlineOfMask(above, width);
}

QColor contourColour(const OverlayStyle& style) {
    return style.map == ScoreMap::Grey ? QColor(Qt::white) : scoreColour(kOneColour, style.map);
}

}  // namespace disyre::ui
