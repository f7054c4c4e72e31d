// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace disyre {

/// Draws the losses of a model's training into an SVG file. Throws FileError when the model's
/// folder holds no history of a training or the file cannot be written, and ModelError when the
/// card cannot be read.
void writeLearningCurve(const std::filesystem::path& model, const std::filesystem::path& svg);

}  // namespace disyre
