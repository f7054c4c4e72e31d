// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

#include "core/anatomy/ScanPlaces.h"

namespace disyre::ui {

/// The names of places in the language of the window.

/// A lobe or a deep structure with its side, such as "temporal lobe, left".
[[nodiscard]] QString areaText(const AtlasRegion& region);
/// A structure with its side, such as "hippocampus, left".
[[nodiscard]] QString structureText(const AtlasRegion& region);
/// The leading structures of a place with their shares, one on each line, below the words that say
/// how far to trust them.
[[nodiscard]] QString placeTip(const NamedPlace& place);

/// All English names that can be translated; each name of the atlas is one of them.
[[nodiscard]] std::vector<const char*> translatableNames();

}  // namespace disyre::ui
