// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/program/Gallery.h"

#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QMouseEvent>
#include <QPushButton>
#include <QTextStream>

#include "ui/common/Waiting.h"
#include "ui/plots/ProfilePlot.h"
#include "ui/program/TeachingGallery.h"
#include "ui/program/WizardGallery.h"
#include "ui/timeline/Timeline.h"
#include "ui/viewer/SliceView.h"
#include "ui/window/LayerPanel.h"
#include "ui/window/MainWindow.h"
#include "ui/window/ProfilePanel.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

constexpr int kDrawMilliseconds = 250;
constexpr int kSurfaceMilliseconds = 2500;
constexpr int kOpenMilliseconds = 60000;
constexpr int kHealMilliseconds = 300000;

class Gallery {
public:
    Gallery(MainWindow& window, const QString& folder) : window_(window), folder_(folder) {}

    int run() {
        using State = HealingState;
        HealingSession& session = window_.session();
        if (!QDir().mkpath(folder_)) {
            return fail(u"The folder \"%1\" cannot be made."_s.arg(folder_));
        }
        settle(2 * kDrawMilliseconds);
        shoot(u"empty"_s);

        window_.openSample();
        if (!waitUntil([&] { return !session.cases().opening(); }, kOpenMilliseconds) ||
            !session.cases().scan()) {
            return fail(window_.messages().text());
        }
        settle(kDrawMilliseconds);
        shoot(u"sample"_s);

        window_.healVolume();
        settle(50);
        shoot(u"preparing"_s);
        const auto stepsInView = [&] { return window_.timeline().available(); };
        const int steps = static_cast<int>(session.job().plannedTs().size());
        if (!waitUntil([&] { return stepsInView() >= (steps + 1) / 2 || !session.job().busy(); },
                       kHealMilliseconds) ||
            !session.job().busy()) {
            return fail(window_.messages().text());
        }
        window_.saveScreenshot(fileOf(u"healing"_s));

        const auto healed = [&] {
            return session.cases().cache() != nullptr ? session.cases().cache()->slicesComplete()
                                                      : 0;
        };
        waitUntil([&] { return healed() >= 5 || !session.job().busy(); }, kHealMilliseconds);
        window_.stopHealing();
        if (session.cases().state() == State::Stopping) {
            window_.saveScreenshot(fileOf(u"stopping"_s));
        }
        waitUntil([&] { return !session.job().busy(); }, kHealMilliseconds);
        settle(kDrawMilliseconds);
        shoot(u"stopped"_s);

        window_.messages().dismiss();
        window_.showPosition(steps);
        settle(kDrawMilliseconds);
        shoot(u"done"_s);

        window_.showPosition(1);
        settle(kDrawMilliseconds);
        hoverOverTheView();
        shoot(u"step"_s);
        window_.layers().setBase(BaseLayer::Difference);
        settle(kDrawMilliseconds);
        shoot(u"difference"_s);
        window_.layers().setBase(BaseLayer::Restored);
        window_.showPosition(steps);
        shootViews();
        shootOverlays();
        shootProfile();
        shootPainting();

        shootAsked(u"saveReportAction"_s, u"reportDialog"_s, u"saveReportPdfButton"_s);
        shootAsked(u"savePicturesAction"_s, u"pictureDialog"_s, {});
        shootAsked(u"exportFilesAction"_s, u"exportDialog"_s, {});
        shootAsked(u"serversAction"_s, u"serversDialog"_s, {});
        shootAsked(u"casesAction"_s, u"caseLibrary"_s, {});

        const auto shootPage = [this](QWidget& page, const QString& state) {
            failed_ = !page.grab().save(fileOf(state)) || failed_;
        };
        failed_ = !renderTeaching(window_, shootPage) || failed_;

        shootDialog(u"about"_s);
        shootDialog(u"keys"_s);

        window_.openFile(
            u"/home/someone/studies/2024-long-name-of-a-project/derivatives/"
            "skull_stripped/sub-000123/ses-baseline/anat/"
            "sub-000123_ses-baseline_acq-mprage_desc-brain_T1w.nii.gz"_s);
        waitUntil([&] { return !session.cases().opening(); }, kOpenMilliseconds);
        settle(kDrawMilliseconds);
        shoot(u"error"_s);

        failed_ = !renderWizard(window_, shootPage) || failed_;
        return failed_ ? 1 : 0;
    }

private:
    [[nodiscard]] QString fileOf(const QString& state) const {
        return QDir(folder_).filePath(
            u"%1-%2-%3x.png"_s.arg(state, Theme::darkShown() ? u"dark"_s : u"light"_s)
                .arg(window_.devicePixelRatioF()));
    }

    void shoot(const QString& state) {
        failed_ = !window_.saveScreenshot(fileOf(state)) || failed_;
    }

    void shootOverlays() {
        LayerPanel& layers = window_.layers();
        layers.setKind(OverlayKind::WeightedSteps);
        layers.setWeights({1.0, 0.6, 0.3, 0.0});
        layers.setOverlayStyle({ScoreMap::Viridis, ThresholdMeaning::FadeBelow});
        settle(kDrawMilliseconds);
        shoot(u"weights"_s);
        layers.setKind(OverlayKind::Score);
        layers.setOverlayStyle({ScoreMap::Inferno, ThresholdMeaning::Outline});
        settle(kDrawMilliseconds);
        shoot(u"outline"_s);
        layers.setOverlayStyle({});
    }

    void shootProfile() {
        window_.findChild<QAction*>(u"computeProfileAction"_s)->trigger();
        ProfilePlot& plot = window_.profile().plot();
        waitUntil([&] { return plot.points(0) >= 8; }, kHealMilliseconds);
        shoot(u"profile-running"_s);
        waitUntil([&] { return plot.points(0) >= 20; }, kHealMilliseconds);
        trigger(u"ellipseToolAction"_s);
        const QRectF view(window_.view().rect());
        drag({0.3 * view.width(), 0.5 * view.height()}, {0.5 * view.width(), 0.7 * view.height()});
        settle(2 * kDrawMilliseconds);
        auto* canvas = plot.findChild<QWidget*>(u"profilePlotCanvas"_s);
        const QPointF at = canvas->mapFrom(&plot, plot.pointOf(0, 45));
        QMouseEvent press(QEvent::MouseButtonPress, at, canvas->mapToGlobal(at), Qt::LeftButton,
                          Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(canvas, &press);
        plot.drawNow();
        settle(kDrawMilliseconds);
        shoot(u"profile"_s);
        trigger(u"removeMeasurementsAction"_s);
    }

    void shootPainting() {
        const QRectF view(window_.view().rect());
        const auto at = [&view](double x, double y) {
            return QPointF(x * view.width(), y * view.height());
        };
        trigger(u"brushToolAction"_s);
        drag(at(0.3, 0.35), at(0.45, 0.4));
        trigger(u"newAreaAction"_s);
        drag(at(0.35, 0.6), at(0.5, 0.65));
        window_.messages().dismiss();
        hoverOverTheView();
        settle(2 * kDrawMilliseconds);
        shoot(u"painting"_s);
        auto* use = window_.findChild<QComboBox*>(u"regionUseBox"_s);
        use->setCurrentIndex(1);
        window_.healVolume();
        waitUntil([&] { return !window_.session().job().busy(); }, kHealMilliseconds);
        settle(2 * kDrawMilliseconds);
        shoot(u"region"_s);
        use->setCurrentIndex(0);
        trigger(u"eraseAreasAction"_s);
        trigger(u"crosshairToolAction"_s);
        window_.findChild<QAction*>(u"resetLayoutAction"_s)->trigger();
    }

    void shootViews() {
        trigger(u"swipeAction"_s);
        shoot(u"swipe"_s);
        trigger(u"swipeAction"_s);
        trigger(u"sideBySideAction"_s);
        shoot(u"side-by-side"_s);
        trigger(u"sideBySideAction"_s);
        trigger(u"compareAction"_s);
        shoot(u"compare"_s);
        trigger(u"compareAction"_s);

        const QRectF view(window_.view().rect());
        const auto at = [&view](double x, double y) {
            return QPointF(x * view.width(), y * view.height());
        };
        trigger(u"rulerToolAction"_s);
        drag(at(0.3, 0.3), at(0.6, 0.2));
        trigger(u"ellipseToolAction"_s);
        drag(at(0.3, 0.5), at(0.5, 0.7));
        settle(kDrawMilliseconds);
        shoot(u"measuring"_s);
        trigger(u"removeMeasurementsAction"_s);
        trigger(u"crosshairToolAction"_s);

        trigger(u"neurologicalAction"_s);
        trigger(u"coronalMainAction"_s);
        shoot(u"coronal-large"_s);
        trigger(u"aloneAction"_s);
        shoot(u"alone"_s);
        trigger(u"quartersAction"_s);
        settle(kSurfaceMilliseconds);
        shoot(u"quarters"_s);
        trigger(u"axialMainAction"_s);
        trigger(u"radiologicalAction"_s);
    }

    void trigger(const QString& action) {
        window_.findChild<QAction*>(action)->trigger();
        settle(kDrawMilliseconds);
    }

    void drag(QPointF from, QPointF to) {
        const auto send = [this](QEvent::Type type, QPointF at, Qt::MouseButton button) {
            QMouseEvent event(type, at, window_.view().mapToGlobal(at), button, Qt::LeftButton,
                              Qt::NoModifier);
            QCoreApplication::sendEvent(&window_.view(), &event);
        };
        send(QEvent::MouseButtonPress, from, Qt::LeftButton);
        send(QEvent::MouseMove, to, Qt::NoButton);
        send(QEvent::MouseButtonRelease, to, Qt::LeftButton);
    }

    void hoverOverTheView() {
        const QPointF at = QRectF(window_.view().rect()).center();
        QMouseEvent move(QEvent::MouseMove, at, window_.view().mapToGlobal(at), Qt::NoButton,
                         Qt::NoButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&window_.view(), &move);
    }

    void shootDialog(const QString& name) {
        window_.findChild<QAction*>(name + u"Action"_s)->trigger();
        settle(kDrawMilliseconds);
        auto* box = window_.findChild<QDialog*>(name + u"Box"_s);
        failed_ = !box->grab().save(fileOf(name)) || failed_;
        box->close();
    }

    /// Takes the picture of a dialog that an action opens.
    /// @param button of the dialog, which can be pressed once the dialog is ready; may be empty.
    void shootAsked(const QString& action, const QString& name, const QString& button) {
        window_.findChild<QAction*>(action)->trigger();
        auto* dialog = window_.findChild<QDialog*>(name);
        if (dialog == nullptr) {
            failed_ = true;
            return;
        }
        if (const auto* ready = dialog->findChild<QPushButton*>(button);
            !button.isEmpty() && ready != nullptr) {
            waitUntil([&] { return ready->isEnabled(); }, kOpenMilliseconds);
        }
        settle(kDrawMilliseconds);
        failed_ = !dialog->grab().save(fileOf(name)) || failed_;
        dialog->close();
    }

    static int fail(const QString& problem) {
        QTextStream(stderr) << problem << Qt::endl;
        return 1;
    }

    MainWindow& window_;
    QString folder_;
    bool failed_ = false;
};

}  // namespace

int renderGallery(MainWindow& window, const QString& folder) {
    return Gallery(window, folder).run();
}

}  // namespace disyre::ui
