// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/teaching/LessonPictures.h"

#include <QBuffer>

#include <algorithm>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/platform/AtomicFile.h"
#include "core/platform/FolderInMaking.h"
#include "ui/common/Paths.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

/// Pictures of a lesson have at least about this many pixels a side, so that they fill a slide.
constexpr int kSlideSide = 720;

}  // namespace

void writeLesson(const std::filesystem::path& folder, const LessonPictures& lesson) {
    createFolder(folder.parent_path());
    FolderInMaking making(folder.parent_path(), folder.filename().string());
    int number = 0;
    for (const auto& [name, picture] : lesson.pictures) {
        const int scale =
            std::max(1, kSlideSide / std::max({1, picture.width(), picture.height()}));
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
    writeTextAtomically(making.path() / "lesson.json", lesson.recipe);
    making.finish();
}

}  // namespace disyre::ui
