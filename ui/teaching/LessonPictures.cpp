// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/teaching/LessonPictures.h"

#include <QBuffer>

#include <algorithm>
#include <array>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/image/GifFile.h"
#include "core/platform/AtomicFile.h"
#include "core/platform/FolderInMaking.h"
#include "ui/common/Paths.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

/// Pictures of a lesson have at least about this many pixels a side, so that they fill a slide.
constexpr int kSlideSide = 720;

/// The animation is made for a part of a slide.
constexpr int kAnimationSide = 360;

int enlargement(const QImage& picture, int side) {
    return std::max(1, side / std::max({1, picture.width(), picture.height()}));
}

RgbPicture rgbOf(const QImage& picture) {
    const QImage bytes = picture.convertToFormat(QImage::Format_RGB888);
    RgbPicture rgb(bytes.width(), bytes.height());
    for (int y = 0; y < bytes.height(); ++y) {
        std::copy_n(bytes.constScanLine(y), 3 * bytes.width(), rgb.at(0, y));
    }
    return rgb;
}

void writeAnimation(const std::filesystem::path& file,
                    const std::vector<std::pair<QImage, int>>& animation) {
    std::vector<std::array<std::uint8_t, 3>> greys;
    for (int grey = 0; grey < 256; ++grey) {
        const auto value = static_cast<std::uint8_t>(grey);
        greys.push_back({value, value, value});
    }
    std::vector<RgbPicture> pictures;
    for (const auto& [picture, hundredths] : animation) {
        pictures.push_back(
            rgbOf(picture.scaled(picture.size() * enlargement(picture, kAnimationSide))));
    }
    std::vector<GifPicture> frames;
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        frames.push_back({pictures[i], animation[i].second});
    }
    writeGif(file, frames, greys, {}, {});
}

}  // namespace

void writeLesson(const std::filesystem::path& folder, const LessonPictures& lesson) {
    createFolder(folder.parent_path());
    FolderInMaking making(folder.parent_path(), folder.filename().string());
    int number = 0;
    for (const auto& [name, picture] : lesson.pictures) {
        const int scale = enlargement(picture, kSlideSide);
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        const QString file = u"%1-%2.png"_s.arg(++number, 2, 10, QLatin1Char('0')).arg(name);
        if (!picture.scaled(picture.size() * scale).save(&buffer, "PNG")) {
            throw FileError(folder / toPath(file), MessageId::MemoryShort);
        }
        writeTextAtomically(making.path() / file.toStdString(),
                            {bytes.constData(), static_cast<std::size_t>(bytes.size())});
    }
    if (!lesson.animation.empty()) {
        writeAnimation(making.path() / "lesson.gif", lesson.animation);
    }
    if (!lesson.handout.empty()) {
        const QByteArray pdf = handoutPdf(lesson.handout);
        writeTextAtomically(making.path() / "handout.pdf",
                            {pdf.constData(), static_cast<std::size_t>(pdf.size())});
    }
    writeTextAtomically(making.path() / "lesson.json", lesson.recipe);
    making.finish();
}

}  // namespace disyre::ui
