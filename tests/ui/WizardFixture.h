// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QComboBox>
#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QToolButton>
#include <QWizard>

#include <memory>

#include "core/image/Nifti.h"
#include "tests/support/Phantom.h"
#include "tests/ui/UiTestSupport.h"
#include "ui/healing/Paths.h"
#include "ui/training/TrainingJob.h"
#include "ui/training/TrainingPresenter.h"
#include "ui/window/MainWindow.h"
#include "ui/wizard/DataPage.h"
#include "ui/wizard/TrainingDraft.h"
#include "ui/wizard/TrainingWizard.h"

namespace disyre::ui::test {

using namespace Qt::StringLiterals;

inline constexpr int kSurveyMilliseconds = 110000;
inline constexpr int kTrainMilliseconds = 110000;

/// A window with its training, and a folder of models of its own.
class WizardFixture {
public:
    /// @param models a folder of models to share with another program run; empty for its own.
    explicit WizardFixture(const QString& models = {}) {
        qputenv("DISYRE_MODELS", (models.isEmpty() ? models_.path() : models).toUtf8());
        QSettings().clear();
        window_ = std::make_unique<MainWindow>();
        window_->show();
        (void)QTest::qWaitForWindowActive(window_.get());
    }
    ~WizardFixture() {
        window_.reset();
        qunsetenv("DISYRE_MODELS");
    }

    TrainingWizard& openWizard() {
        window_->findChild<QAction*>(u"trainAction"_s)->trigger();
        (void)QTest::qWaitForWindowActive(training().wizard());
        return *training().wizard();
    }

    template <typename Child>
    Child& child(const QString& name) {
        auto* found = training().wizard()->findChild<Child*>(name);
        if (found == nullptr) {
            qFatal("there is no %s", qUtf8Printable(name));
        }
        return *found;
    }

    void click(const QString& name) {
        QTest::mouseClick(&child<QAbstractButton>(name), Qt::LeftButton);
    }

    bool press(QWizard::WizardButton which) {
        QAbstractButton* button = training().wizard()->button(which);
        if (!button->isEnabled() || !button->isVisible()) {
            return false;
        }
        QTest::mouseClick(button, Qt::LeftButton);
        return true;
    }
    bool next() { return press(QWizard::NextButton); }

    void type(const QString& field, const QString& text) {
        QWidget& widget = child<QWidget>(field);
        widget.setFocus();
        QTest::keyClick(&widget, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(&widget, text);
        QTest::keyClick(&widget, Qt::Key_Tab);
    }

    void drop(const QString& path) {
        auto& page = child<DataPage>(u"dataPage"_s);
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QDragEnterEvent enter(page.rect().center(), Qt::CopyAction, &data, Qt::LeftButton,
                              Qt::NoModifier);
        QCoreApplication::sendEvent(&page, &enter);
        QDropEvent dropped(QRectF(page.rect()).center(), Qt::CopyAction, &data, Qt::LeftButton,
                           Qt::NoModifier);
        QCoreApplication::sendEvent(&page, &dropped);
    }

    bool surveyed() {
        auto& page = child<DataPage>(u"dataPage"_s);
        return QTest::qWaitFor([&] { return !page.surveying(); }, kSurveyMilliseconds);
    }

    [[nodiscard]] QString problem() {
        return static_cast<WizardPage*>(training().wizard()->currentPage())->problem();
    }

    [[nodiscard]] TrainingPresenter& training() { return window_->training(); }
    [[nodiscard]] MainWindow& window() { return *window_; }
    [[nodiscard]] QString path(const QString& name) const { return folder_.filePath(name); }
    [[nodiscard]] QString models() const { return models_.path(); }

private:
    QTemporaryDir folder_;
    QTemporaryDir models_;
    std::unique_ptr<MainWindow> window_;
};

/// Healthy scans of different subjects, made by code.
inline void writeScans(const QString& folder, int count, Size3 size = {48, 56, 40}) {
    QDir().mkpath(folder);
    for (int i = 0; i < count; ++i) {
        writeScan(toPath(QDir(folder).filePath(
                      u"sub-%1_T1w.nii"_s.arg(i + 1, 3, 10, QChar(u'0')))),
                  disyre::test::phantomBrain(size, 3.0, i));
    }
}

/// The smallest network and a handful of steps, typed into the fields.
inline void typeTinySettings(WizardFixture& at) {
    if (!at.child<QToolButton>(u"advancedButton"_s).isChecked()) {
        at.click(u"advancedButton"_s);
    }
    for (const auto& [field, text] :
         {std::pair{u"stepsBox"_s, u"8"_s}, std::pair{u"batchBox"_s, u"2"_s},
          std::pair{u"microBatchBox"_s, u"1"_s}, std::pair{u"patchBox"_s, u"32"_s},
          std::pair{u"groupsBox"_s, u"4"_s}, std::pair{u"widthsEdit"_s, u"8, 8"_s},
          std::pair{u"validateBox"_s, u"2"_s}, std::pair{u"validationSamplesBox"_s, u"4"_s}}) {
        at.type(field, text);
    }
}

/// Up to the settings, with what is proposed on every page but the coarsest voxels.
inline bool goToSettings(WizardFixture& at, const QString& scans) {
    at.openWizard();
    if (!at.next()) {
        return false;
    }
    at.drop(scans);
    if (!at.surveyed() || !at.next()) {
        return false;
    }
    QTest::keyClick(&at.child<QComboBox>(u"spacingBox"_s), Qt::Key_End);
    return at.next() && at.next() && at.next();
}

/// A training on scans of so many subjects that would take long, in its first steps.
inline void beginTraining(WizardFixture& at, const QString& scans, int count = 3) {
    writeScans(scans, count);
    QVERIFY(goToSettings(at, scans));
    at.type(u"modelNameEdit"_s, u"Long one"_s);
    typeTinySettings(at);
    at.type(u"stepsBox"_s, u"100000"_s);
    QVERIFY(at.next());
    QTRY_VERIFY_WITH_TIMEOUT(at.training().job().step().step >= 4, kTrainMilliseconds);
}

}  // namespace disyre::ui::test
