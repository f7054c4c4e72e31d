// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>

#include <functional>

namespace disyre::ui {

/// The application object: sets up what must be set up around it, and lets no stray exception end
/// the program.
class Application : public QApplication {
    Q_OBJECT

public:
    /// Settings that count only before the application object is made.
    static void prepare();
    static QString versionText();

    Application(int& argc, char** argv);

    /// Told about exceptions that nobody else caught.
    void setProblemHandler(std::function<void(const QString&)> handler);

    bool notify(QObject* receiver, QEvent* event) override;

private:
    void report(const QString& problem);

    std::function<void(const QString&)> problemHandler_;
};

}  // namespace disyre::ui
