// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/SeriesPicture.h"

#include <array>
#include <vector>

#include "core/base/Error.h"
#include "core/dicom/DicomDecoder.h"
#include "core/dicom/DicomPixels.h"
#include "core/dicom/DicomSeries.h"
#include "ui/cases/GreyPicture.h"

namespace disyre::ui {

QImage seriesPicture(const DicomSeries& series, int side, const StopToken& stop) {
    const DicomSlice& middle = series.slices[series.slices.size() / 2];
    const DicomHeader& header = *middle.header;
    if (!header.hasPixels || header.isColour() || header.rows < 1 || header.columns < 1) {
        return {};
    }
    std::vector<float> values(static_cast<std::size_t>(header.rows) *
                              static_cast<std::size_t>(header.columns));
    try {
        DicomDecoder decoder(stop);
        DicomPixels(header, decoder).readFrame(middle.frame, values);
    } catch (const Error&) {
        return {};  // The list of series says what is wrong with the file.
    }
    const auto spacing = middle.geometry().pixelSpacing.value_or(std::array<double, 2>{1.0, 1.0});
    return greyPicture(values, {header.columns, header.rows}, {spacing[1], spacing[0]}, side);
}

}  // namespace disyre::ui
