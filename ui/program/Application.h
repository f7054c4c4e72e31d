// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>

#include <functional>

namespace disyre::ui {

/// The application object. It sets up what must be set up around it, and does not let an exception
/// that nobody caught end the program.
class Application : public QApplication {
    Q_OBJECT

public:
    /// Makes the settings that have an effect only before the application object is made.
    static void prepare();
    static QString versionText();

    Application(int& argc, char** argv);
    /// Waits for work in progress beside the window's thread.
    ~Application() override;

    /// Sets what is told about exceptions that nobody else caught; by default they are printed.
    void setProblemHandler(std::function<void(const QString&)> handler);

    bool notify(QObject* receiver, QEvent* event) override;

private:
    void report(const QString& problem);

    std::function<void(const QString&)> problemHandler_;
};

}  // namespace disyre::ui
