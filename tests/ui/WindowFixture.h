// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>

#include <filesystem>
#include <memory>

#include "core/card/ModelCard.h"
#include "tests/ui/UiTestSupport.h"
#include "ui/common/Paths.h"
#include "ui/timeline/Timeline.h"
#include "ui/viewer/SliceView.h"
#include "ui/window/MainWindow.h"
#include "ui/window/SlicePresenter.h"

namespace disyre::ui::test {

/// The program's window in a test: shown, with settings of its own and a folder for its files. By
/// default it has a model whose healing is the fake one of UiTestSupport.
class WindowFixture {
public:
    enum class Models {
        Fake,  ///< the test model is chosen, and what heals with it is made by fakeHealer()
        Own    ///< the program loads models by itself, and none is chosen
    };

    /// @param size of the window; by default the one it has at its first start.
    explicit WindowFixture(QSize size = {}, Models models = Models::Fake)
        : size_(size), models_(models), log_(std::make_shared<FakeLog>()) {
        QSettings().clear();
        makeWindow();
    }

    /// Makes the window anew, as the next start of the program would.
    void makeWindow() {
        window_.reset();
        if (models_ == Models::Own) {
            window_ = std::make_unique<MainWindow>();
        } else {
            window_ = std::make_unique<MainWindow>(
                [log = log_](const std::filesystem::path& model, const std::string& device) {
                    log->device = device;
                    return fakeHealer(readModelCard(model), log);
                });
            window_->setShippedModel(writeTestModel(folder_.path()));
            window_->setModel(writeTestModel(folder_.path()));
        }
        // The test scan is no brain that the atlas could be aligned with; trying takes seconds.
        window_->session().naming().setFinder([](const PreparedScan&, const StopToken&) {
            return ScanPlaces(std::make_shared<const BrainAtlas>(),
                              {.templateToScan = axisAlignedAffine({1, 1, 1}, {0, 0, 0}),
                               .overlap = 1.0,
                               .mutualInformation = 1.0});
        });
        if (size_.isValid()) {
            window_->resize(size_);
        }
        window_->show();
        (void)QTest::qWaitForWindowActive(window_.get());
    }
    /// Destroys the window before the fixture is destroyed.
    void closeWindow() { window_.reset(); }

    /// Opens the test scan under this name and shows the slice with its bright spot. False when it
    /// does not open.
    bool open(const QString& name = QStringLiteral("brain.nii.gz")) {
        const QString file = writeTestScan(folder_.path(), name);
        window_->openFile(file);
        const bool opened =
            QTest::qWaitFor([&] { return cases().scan() && cases().scan()->name == name; }, 30000);
        window_->showSlice(kSpotSlice);
        return opened;
    }

    /// Heals the slice in view and waits for the end; false if it does not come in time.
    bool healSlice() {
        window_->healSlice();
        return healed();
    }
    bool healVolume() {
        window_->healVolume();
        return healed();
    }
    /// Waits until no healing is in progress.
    bool healed() {
        return QTest::qWaitFor([&] { return !job().busy(); }, 60000);
    }

    /// Returns the child of the window with this object name; the test ends if there is none.
    template <typename Child>
    Child& child(const QString& name) {
        return childOf<Child>(*window_, name);
    }

    /// Makes the window use a model whose grid has voxels of 2 mm, as that of the program's own.
    bool useModelOfTwoMillimetres() {
        ModelCard card = testCard();
        card.spacing = {2, 2, 2};
        const std::filesystem::path model = toPath(path(QStringLiteral("fine")));
        std::filesystem::create_directories(model);
        writeModelCard(model, card);
        return window_->setModel(model);
    }

    /// Returns the picture of the axial view without its annotations.
    QImage picture() {
        window_->presenter().refreshNow();
        return slicePicture(window_->view());
    }

    [[nodiscard]] MainWindow& window() { return *window_; }
    [[nodiscard]] CaseList& cases() { return window_->session().cases(); }
    [[nodiscard]] HealingJob& job() { return window_->session().job(); }
    [[nodiscard]] FakeLog& log() { return *log_; }
    [[nodiscard]] QString folder() const { return folder_.path(); }
    [[nodiscard]] QString path(const QString& name) const { return folder_.filePath(name); }

protected:
    template <typename Child>
    static Child& childOf(const QObject& parent, const QString& name) {
        auto* found = parent.findChild<Child*>(name);
        if (found == nullptr) {
            qFatal("there is no %s", qUtf8Printable(name));
        }
        return *found;
    }

private:
    QTemporaryDir folder_;
    QSize size_;
    Models models_;
    std::shared_ptr<FakeLog> log_;
    std::unique_ptr<MainWindow> window_;
};

}  // namespace disyre::ui::test
