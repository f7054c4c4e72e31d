// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ui/common/Worker.h"
#include "ui/healing/AutosaveFolder.h"
#include "ui/healing/CaseSaver.h"

namespace disyre::ui {

class HealingSession;
class MessageController;
class QuestionBar;
class ReviewController;

/// Keeps what is not saved yet in the user's data folder, beside the window's thread: a few seconds
/// after each healed slice or step, and each minute. When the program has ended unexpectedly, it
/// offers at the next start what was kept. What was saved or closed is removed.
class AutosaveController : public QObject {
    Q_OBJECT

public:
    /// The pauses between two savings of one scan.
    struct Pauses {
        int whileHealing = 5000;  ///< in milliseconds, at least; a slow disk makes it longer
        int otherwise = 60000;
    };

    /// @param view what the window shows of the scan that is shown, as JSON.
    AutosaveController(HealingSession& session, const ReviewController& review,
                       std::function<std::string()> view, MessageController& messages,
                       QuestionBar& bar, QObject* parent);

    /// Begins to keep what is not saved, and offers what an earlier program has kept. Nothing is
    /// kept before.
    /// @param parent the folder that holds those of all running programs.
    void begin(const std::filesystem::path& parent);
    void setPauses(const Pauses& pauses);
    /// Whether something is being written.
    [[nodiscard]] bool isSaving() const { return saver_.isSaving(); }

    /// The usual folder, in the user's data.
    [[nodiscard]] static std::filesystem::path usualFolder();

Q_SIGNALS:
    /// An open scan was kept as it is now.
    void kept(int id);

private:
    /// What is known of an open scan.
    struct Kept {
        std::filesystem::path file;
        std::size_t fingerprint = 0;         ///< of what was kept last; 0 for nothing
        std::size_t asked = 0;               ///< of what is being kept
        std::optional<ReviewToSave> review;  ///< as it was when the scan was shown last
        std::string view;
    };

    void offer(std::vector<AutosaveFolder::Leftover> leftovers);
    void restore(const std::vector<AutosaveFolder::Leftover>& leftovers);
    void keepSoon();
    void keepAll();
    void keep(const HealingCase& one);
    void forgetClosed();
    void forget(Kept& kept) const;

    HealingSession& session_;
    const ReviewController& review_;
    std::function<std::string()> view_;
    MessageController& messages_;
    QuestionBar& bar_;
    Pauses pauses_;
    std::shared_ptr<AutosaveFolder> folder_;
    std::map<int, Kept> kept_;
    CaseSaver saver_;
    Worker worker_;
    QTimer soon_;
    QTimer minute_;
    QElapsedTimer sinceBegun_;
    qint64 lastMilliseconds_ = 0;  ///< how long the last saving took
    bool hasComplained_ = false;
};

}  // namespace disyre::ui
