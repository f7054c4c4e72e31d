// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

#include <filesystem>

#include "ui/common/Worker.h"
#include "ui/healing/HealingCase.h"

namespace disyre::ui {

/// Writes what a healing has brought into files. Used on the window's thread; the files are written
/// beside it.
class ResultSaver : public QObject {
    Q_OBJECT

public:
    explicit ResultSaver(QObject* parent = nullptr);

    /// Whether there is something to save: a slice is healed, and no healing in progress. False for
    /// null.
    [[nodiscard]] static bool canSave(const HealingCase* one);
    /// Writes the result files (see writeHealing()) of this scan into a folder; saved() or failed()
    /// follows.
    void save(const HealingCase* one, const std::filesystem::path& folder);

Q_SIGNALS:
    /// @param paths of the files written.
    void saved(const QStringList& paths);
    void failed(const QString& message);

private:
    Worker worker_;
};

}  // namespace disyre::ui
