// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

#include "core/base/StopToken.h"

namespace disyre {
struct DicomSeries;
}

namespace disyre::ui {

/// The middle slice of a DICOM series as a small grey picture whose longer side has `side` pixels,
/// with the brightness of its own values; null where the slice cannot be read or a
/// stop was requested. Slow.
[[nodiscard]] QImage seriesPicture(const DicomSeries& series, int side, const StopToken& stop);

}  // namespace disyre::ui
