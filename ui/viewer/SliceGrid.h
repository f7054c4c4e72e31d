// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace disyre::ui {

/// Which side of the patient is on the right of the screen. In axial and coronal views,
/// radiologists see the patient from the front, so that the patient's left is on the right;
/// neurologists see the patient from behind. Sagittal views are seen from the patient's left in
/// both.
enum class Convention { Radiological, Neurological };

/// The grid of a picture that was cut from a volume in RAS order. Columns run to the patient's
/// right, in a sagittal picture to the front; rows run to the front, in a coronal or sagittal
/// picture to the head.
struct SliceGrid {
    int width = 0;
    int height = 0;
    double spacingX = 1.0;  ///< the distance of two columns in millimetres
    double spacingY = 1.0;
    bool operator==(const SliceGrid&) const = default;
};

}  // namespace disyre::ui
