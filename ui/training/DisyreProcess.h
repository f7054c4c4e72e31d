// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QProcess>
#include <QStringList>

#include <functional>
#include <string>

#include "ui/common/Saying.h"

namespace disyre::ui {

/// Runs one `disyre` at a time in a process of its own and hands on what it writes, line by line,
/// and whether it ended without an error.
class DisyreProcess : public QObject {
public:
    using TakeLine = std::function<void(const std::string& line)>;
    /// @param problem the last line of the error output; empty where the program ended without an
    /// error.
    using End = std::function<void(const Saying& problem)>;

    explicit DisyreProcess(QObject* parent = nullptr) : QObject(parent) {}
    ~DisyreProcess() override { stop(); }

    /// Ends the process that runs, then starts another one. `takeLine` is called for each line of
    /// its output, `end` once.
    void start(const QStringList& arguments, TakeLine takeLine, End end);
    /// Ends the process; neither function is called any more.
    void stop();
    [[nodiscard]] bool running() const { return process_ != nullptr; }

private:
    void readLines();
    void finish();

    QProcess* process_ = nullptr;
    QByteArray errors_;
    TakeLine takeLine_;
    End end_;
};

}  // namespace disyre::ui
