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

#include "core/image/Nifti.h"
#include "tests/support/Phantom.h"
#include "tests/ui/WindowFixture.h"
#include "ui/common/Paths.h"
#include "ui/training/TrainingJob.h"
#include "ui/window/TrainingPresenter.h"
#include "ui/wizard/DataPage.h"
#include "ui/wizard/TrainingDraft.h"
#include "ui/wizard/TrainingWizard.h"

namespace disyre::ui::test {

using namespace Qt::StringLiterals;

inline constexpr int kSurveyMilliseconds = 110000;
inline constexpr int kTrainMilliseconds = 110000;

/// A folder of models that the program uses as long as this lives.
class ModelsFolder {
public:
    /// @param folder to share with another program run; empty for one of its own.
    explicit ModelsFolder(const QString& folder) : path_(folder.isEmpty() ? own_.path() : folder) {
        qputenv("DISYRE_MODELS", path_.toUtf8());
    }
    ~ModelsFolder() { qunsetenv("DISYRE_MODELS"); }
    ModelsFolder(const ModelsFolder&) = delete;
    ModelsFolder& operator=(const ModelsFolder&) = delete;

    [[nodiscard]] QString path() const { return path_; }

private:
    QTemporaryDir own_;
    QString path_;
};

/// A window whose training wizard is used, with a folder of models of its own.
class WizardFixture : private ModelsFolder, public WindowFixture {
public:
    /// @param models see ModelsFolder.
    explicit WizardFixture(const QString& models = {})
        : ModelsFolder(models), WindowFixture({}, Models::Own) {}

    TrainingWizard& openWizard() {
        WindowFixture::child<QAction>(u"trainAction"_s).trigger();
        (void)QTest::qWaitForWindowActive(training().wizard());
        return *training().wizard();
    }

    /// Returns the child of the wizard with this object name; the test ends if there is none.
    template <typename Child>
    Child& child(const QString& name) {
        return childOf<Child>(*training().wizard(), name);
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

    [[nodiscard]] TrainingPresenter& training() { return window().training(); }
    [[nodiscard]] QString models() const { return ModelsFolder::path(); }
    using WindowFixture::path;
};

/// Writes healthy scans of different subjects, made by code.
inline void writeScans(const QString& folder, int count, Size3 size = {48, 56, 40}) {
    QDir().mkpath(folder);
    for (int i = 0; i < count; ++i) {
        writeScan(toPath(QDir(folder).filePath(u"sub-%1_T1w.nii"_s.arg(i + 1, 3, 10, QChar(u'0')))),
                  disyre::test::phantomBrain(size, 3.0, i));
    }
}

/// Types a very small network and a handful of steps into the fields.
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

/// Goes to the page of the settings, and takes what each page proposes except for the voxels, which
/// are made as coarse as possible.
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

/// Begins a training that would take long, on scans of so many subjects, and waits for its first
/// steps.
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
