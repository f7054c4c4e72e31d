// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QProcess>
#include <QStringList>

#include <functional>
#include <string>

namespace disyre::ui {

/// Runs `disyre` once at a time to learn something: line by line, and whether it ended well.
class DisyreProcess : public QObject {
public:
    using TakeLine = std::function<void(const std::string& line)>;
    /// @param problem the last line it complained with; empty where it did not.
    using End = std::function<void(const QString& problem)>;

    explicit DisyreProcess(QObject* parent = nullptr) : QObject(parent) {}
    ~DisyreProcess() override { stop(); }

    /// What was asked before is dropped. `takeLine` is called for each line of output, `end` once.
    void start(const QStringList& arguments, TakeLine takeLine, End end);
    /// Neither is called any more.
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
