// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "tests/ui/UiTestSupport.h"
#include "ui/timeline/Timeline.h"
#include "ui/viewer/SliceView.h"
#include "ui/window/MainWindow.h"
#include "ui/window/SlicePresenter.h"

namespace disyre::ui::test {

/// A shown window with the fake model, in a folder of its own.
class WindowFixture {
public:
    WindowFixture() : log_(std::make_shared<FakeLog>()) {
        QSettings().clear();
        makeWindow();
    }

    void makeWindow() {
        window_.reset();
        window_ = std::make_unique<MainWindow>(
            [log = log_](const std::filesystem::path& model, const std::string& device) {
                log->device = device;
                return fakeRestorer(readModelCard(model), log);
            });
        window_->setShippedModel(writeTestModel(folder_.path()));
        window_->setModel(writeTestModel(folder_.path()));
        window_->show();
        (void)QTest::qWaitForWindowActive(window_.get());
    }

    /// False when it does not open.
    bool open(const QString& name = QStringLiteral("brain.nii.gz")) {
        const QString file = writeTestScan(folder_.path(), name);
        window_->openFile(file);
        const bool opened = QTest::qWaitFor([&] {
            return window_->session().scan() && window_->session().scan()->name == name;
        }, 30000);
        window_->showSlice(kSpotSlice);
        return opened;
    }

    bool healSlice() {
        window_->healSlice();
        return QTest::qWaitFor([&] { return !window_->session().busy(); }, 30000);
    }

    bool healVolume() {
        window_->healVolume();
        return QTest::qWaitFor([&] { return !window_->session().busy(); }, 30000);
    }

    template <typename Child>
    Child& child(const QString& name) {
        auto* found = window_->findChild<Child*>(name);
        if (found == nullptr) {
            qFatal("there is no %s", qUtf8Printable(name));
        }
        return *found;
    }

    QImage picture() {
        window_->presenter().refreshNow();
        return slicePicture(window_->view());
    }

    [[nodiscard]] MainWindow& window() { return *window_; }
    [[nodiscard]] FakeLog& log() { return *log_; }
    [[nodiscard]] QString path(const QString& name) const { return folder_.filePath(name); }

private:
    QTemporaryDir folder_;
    std::shared_ptr<FakeLog> log_;
    std::unique_ptr<MainWindow> window_;
};

}  // namespace disyre::ui::test
