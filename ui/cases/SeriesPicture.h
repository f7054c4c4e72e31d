// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

namespace disyre {
struct DicomSeries;
}

namespace disyre::ui {

/// The middle slice of a DICOM series as a small grey picture whose longer side has `side` pixels,
/// with the brightness of its own values; null where the slice cannot be read. Slow.
[[nodiscard]] QImage seriesPicture(const DicomSeries& series, int side);

}  // namespace disyre::ui
