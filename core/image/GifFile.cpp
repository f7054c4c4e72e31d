// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/GifFile.h"

#include <gif_lib.h>

#include <algorithm>
#include <memory>
#include <unordered_map>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/platform/AtomicFile.h"

namespace disyre {

namespace {

using Colours = std::vector<std::array<std::uint8_t, 3>>;

/// Finds the nearest colour, and remembers it: a picture has few colours.
class NearestColour {
public:
    explicit NearestColour(const Colours& colours) : colours_(colours) {}

    GifByteType operator()(const std::uint8_t* pixel) {
        const std::uint32_t key = (static_cast<std::uint32_t>(pixel[0]) << 16) |
                                  (static_cast<std::uint32_t>(pixel[1]) << 8) | pixel[2];
        const auto known = found_.find(key);
        if (known != found_.end()) {
            return known->second;
        }
        int least = 1 << 30;
        std::size_t nearest = 0;
        for (std::size_t i = 0; i < colours_.size(); ++i) {
            int distance = 0;
            for (std::size_t channel = 0; channel < 3; ++channel) {
                const int apart = static_cast<int>(colours_[i][channel]) - pixel[channel];
                distance += apart * apart;
            }
            if (distance < least) {
                least = distance;
                nearest = i;
            }
        }
        return found_[key] = static_cast<GifByteType>(nearest);
    }

private:
    const Colours& colours_;
    std::unordered_map<std::uint32_t, GifByteType> found_;
};

struct FreeMap {
    void operator()(ColorMapObject* map) const { GifFreeMapObject(map); }
};

/// Closes the file also where writing it fails half-way.
struct CloseGif {
    void operator()(GifFileType* file) const {
        int ignored = 0;
        (void)EGifCloseFile(file, &ignored);
    }
};

std::unique_ptr<ColorMapObject, FreeMap> mapOf(const Colours& colours) {
    int entries = 2;
    while (entries < static_cast<int>(colours.size())) {
        entries *= 2;
    }
    std::vector<GifColorType> table(static_cast<std::size_t>(entries), GifColorType{0, 0, 0});
    std::transform(colours.begin(), colours.end(), table.begin(),
                   [](const std::array<std::uint8_t, 3>& colour) {
                       return GifColorType{colour[0], colour[1], colour[2]};
                   });
    return std::unique_ptr<ColorMapObject, FreeMap>(GifMakeMapObject(entries, table.data()));
}

bool putLoop(GifFileType* file) {
    constexpr GifByteType kForEver[3]{1, 0, 0};
    return EGifPutExtensionLeader(file, APPLICATION_EXT_FUNC_CODE) == GIF_OK &&
           EGifPutExtensionBlock(file, 11, "NETSCAPE2.0") == GIF_OK &&
           EGifPutExtensionBlock(file, 3, kForEver) == GIF_OK &&
           EGifPutExtensionTrailer(file) == GIF_OK;
}

bool putPicture(GifFileType* file, const GifPicture& each, NearestColour& nearest) {
    const RgbPicture& picture = each.picture;
    GraphicsControlBlock control{DISPOSE_DO_NOT, false, each.hundredths, NO_TRANSPARENT_COLOR};
    GifByteType bytes[4];
    EGifGCBToExtension(&control, bytes);
    bool isWritten =
        EGifPutExtension(file, GRAPHICS_EXT_FUNC_CODE, sizeof bytes, bytes) == GIF_OK &&
        EGifPutImageDesc(file, 0, 0, picture.width, picture.height, false, nullptr) == GIF_OK;
    std::vector<GifPixelType> line(static_cast<std::size_t>(picture.width));
    const std::uint8_t* pixel = picture.bytes.data();
    for (int row = 0; isWritten && row < picture.height; ++row) {
        for (GifPixelType& colour : line) {
            colour = nearest(pixel);
            pixel += 3;
        }
        isWritten = EGifPutLine(file, line.data(), picture.width) == GIF_OK;
    }
    return isWritten;
}

}  // namespace

void writeGif(const std::filesystem::path& path, const std::vector<GifPicture>& pictures,
              const Colours& colours,
              const std::function<void(std::size_t done, std::size_t total)>& progress,
              const StopToken& stop) {
    AtomicFile target(path);
    int problem = 0;
    const auto check = [&](bool isDone) {
        if (!isDone) {
            const char* reason = GifErrorString(problem);
            throw FileError(path, MessageId::FilePictureNotWritten,
                            {reason != nullptr ? reason : "GIF"});
        }
    };
    std::unique_ptr<GifFileType, CloseGif> file(
        EGifOpenFileName(target.temporaryPath().string().c_str(), false, &problem));
    check(file != nullptr);
    EGifSetGifVersion(file.get(), true);
    const auto map = mapOf(colours);
    const RgbPicture& first = pictures.front().picture;
    constexpr int kBitsOfColour = 8;
    check(EGifPutScreenDesc(file.get(), first.width, first.height, kBitsOfColour, 0, map.get()) ==
              GIF_OK &&
          putLoop(file.get()));
    NearestColour nearest(colours);
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        stop.throwIfStopped();
        const bool isWritten = putPicture(file.get(), pictures[i], nearest);
        problem = file->Error;
        check(isWritten);
        if (progress) {
            progress(i + 1, pictures.size());
        }
    }
    check(EGifCloseFile(file.release(), &problem) == GIF_OK);
    target.commit();
}

}  // namespace disyre
