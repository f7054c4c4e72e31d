// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/PngFile.h"

#include <gtest/gtest.h>

#include <itkPNGImageIO.h>

#include "core/base/Error.h"
#include "core/platform/AtomicFile.h"
#include "tests/support/Phantom.h"

namespace disyre {
namespace {

TEST(PngFile, IsReadBackPixelByPixel) {
    const test::TemporaryFolder folder;
    RgbPicture picture(3, 2);
    for (std::size_t i = 0; i < picture.bytes.size(); ++i) {
        picture.bytes[i] = static_cast<std::uint8_t>(10 * i);
    }
    EXPECT_EQ(picture.at(1, 1)[2], 140);
    writePng(folder.path() / "picture.png", picture);
    const auto png = itk::PNGImageIO::New();
    png->SetFileName((folder.path() / "picture.png").string());
    png->ReadImageInformation();
    EXPECT_EQ(png->GetDimensions(0), 3u);
    EXPECT_EQ(png->GetDimensions(1), 2u);
    EXPECT_EQ(png->GetNumberOfComponents(), 3u);
    std::vector<std::uint8_t> read(picture.bytes.size());
    png->Read(read.data());
    EXPECT_EQ(read, picture.bytes);
}

TEST(PngFile, ErrorsNameAMissingFolder) {
    const test::TemporaryFolder folder;
    try {
        writePng(folder.path() / "none" / "picture.png", RgbPicture(2, 2));
        FAIL();
    } catch (const FileError& error) {
        EXPECT_NE(std::string(error.what()).find("none"), std::string::npos) << error.what();
    }
}

}  // namespace
}  // namespace disyre
