// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/PngFile.h"

#include <fmt/format.h>
#include <itkPNGImageIO.h>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/platform/AtomicFile.h"

namespace disyre {

void writePng(const std::filesystem::path& path, const RgbPicture& picture) {
    AtomicFile file(path);
    const auto png = itk::PNGImageIO::New();
    png->SetFileName(file.temporaryPath().string());
    png->SetNumberOfDimensions(2);
    png->SetDimensions(0, static_cast<unsigned>(picture.width));
    png->SetDimensions(1, static_cast<unsigned>(picture.height));
    png->SetPixelType(itk::IOPixelEnum::RGB);
    png->SetComponentType(itk::IOComponentEnum::UCHAR);
    png->SetNumberOfComponents(3);
    try {
        png->Write(picture.bytes.data());
    } catch (const itk::ExceptionObject& error) {
        throw FileError(path, MessageId::FilePictureNotWritten, {error.GetDescription()});
    }
    file.commit();
}

}  // namespace disyre
