// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace disyre::ui {

/// Whose right is on the right of the screen: in axial and coronal views radiologists face the
/// patient, neurologists stand behind. Sagittal views look from the left in both.
enum class Convention { Radiological, Neurological };

/// The grid of a picture cut from a volume in RAS order: columns run to the patient's right (or, in
/// a sagittal one, to the front), rows to the front (or to the head).
struct SliceGrid {
    int width = 0;
    int height = 0;
    double spacingX = 1.0;  ///< millimetres
    double spacingY = 1.0;
    bool operator==(const SliceGrid&) const = default;
};

}  // namespace disyre::ui
