// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/preprocess/ImageLibraries.h"

#include <itkVersion.h>

namespace disyre {

std::string itkVersion() {
    return itk::Version::GetITKVersion();
}

}  // namespace disyre
