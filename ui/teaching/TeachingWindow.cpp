// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/teaching/TeachingWindow.h"

#include <QComboBox>
#include <QEvent>
#include <QPushButton>
#include <QShortcut>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include <array>

#include "ui/common/ChoiceBox.h"
#include "ui/common/FitScreen.h"
#include "ui/common/MessageBar.h"
#include "ui/teaching/BenchPage.h"
#include "ui/teaching/ComparedPage.h"
#include "ui/teaching/MicroscopePage.h"
#include "ui/teaching/QuizPage.h"
#include "ui/teaching/SlicePicture.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

TeachingWindow::TeachingWindow(TeachingHost& host, QWidget* parent)
    : QDialog(parent),
      messages_(new MessageBar(this)),
      tabs_(new QTabWidget(this)),
      map_(makeChoiceBox(this, u"teachingMapBox"_s)),
      bench_(new BenchPage(host, *messages_, this)),
      microscope_(new MicroscopePage(this)),
      compared_(new ComparedPage(host, *messages_, this)),
      quiz_(new QuizPage(host, *messages_, this)) {
    setObjectName(u"teachingWindow"_s);
    setModal(false);
    resizeToFit(*this, {1120, 800});
    tabs_->setObjectName(u"teachingTabs"_s);
    tabs_->tabBar()->setObjectName(u"teachingTabBar"_s);
    tabs_->setDocumentMode(true);
    tabs_->addTab(bench_, QString());
    tabs_->addTab(microscope_, QString());
    tabs_->addTab(compared_, QString());
    tabs_->addTab(quiz_, QString());
    for (const ScoreMap map : {ScoreMap::Inferno, ScoreMap::Viridis, ScoreMap::Grey}) {
        map_->addItem(QString(), static_cast<int>(map));
    }
    tabs_->setCornerWidget(map_);
    connect(map_, &QComboBox::currentIndexChanged, this, [this] {
        for (SlicePicture* picture : findChildren<SlicePicture*>()) {
            picture->setColourMap(static_cast<ScoreMap>(map_->currentData().toInt()));
        }
    });
    connect(new QShortcut(Qt::Key_F11, this), &QShortcut::activated, this,
            [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(messages_);
    layout->addWidget(tabs_, 1);
    connect(bench_, &BenchPage::healingEnded, this, [this] {
        microscope_->setHealed(bench_->healed());
        Q_EMIT healed();
    });
    connect(bench_, &BenchPage::healingDropped, this, [this] { microscope_->setHealed({}); });
    connect(microscope_, &MicroscopePage::windowsWanted, this, [this] {
        bench_->takeWindowsApart(
            [this](const SliceWindows& windows) { microscope_->setWindows(windows); });
    });
    connect(compared_, &ComparedPage::healingEnded, this, &TeachingWindow::healed);
    connect(quiz_, &QuizPage::answered, this, &TeachingWindow::healed);
    connect(tabs_, &QTabWidget::currentChanged, this, [this] {
        if (tabs_->currentWidget() == quiz_) {
            quiz_->begin();
        } else if (tabs_->currentWidget() == compared_) {
            compared_->setSlice(bench_->slice());
        }
    });
    // Return ends the typing of a number and presses nothing.
    for (QPushButton* button : findChildren<QPushButton*>()) {
        button->setAutoDefault(false);
    }
    retranslate();
    bench_->refresh();
}

void TeachingWindow::showPage(Page page) {
    tabs_->setCurrentIndex(static_cast<int>(page));
}

void TeachingWindow::refresh() {
    bench_->refresh();
}

void TeachingWindow::reject() {
    if (isFullScreen()) {
        setWindowState(windowState() & ~Qt::WindowFullScreen);
    } else {
        QDialog::reject();
    }
}

void TeachingWindow::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void TeachingWindow::retranslate() {
    setWindowTitle(tr("Teaching"));
    const std::array maps{tr("inferno"), tr("viridis, for projectors"), tr("grey")};
    for (int i = 0; i < static_cast<int>(maps.size()); ++i) {
        map_->setItemText(i, maps[static_cast<std::size_t>(i)]);
    }
    map_->setAccessibleName(tr("Colours of maps"));
    map_->setToolTip(
        tr("Colours of maps and differences; all can be read without colour vision, viridis also "
           "on projectors, which lose dark colours"));
    const std::array texts{
        std::pair{tr("Corruption bench"),
                  tr("Place an anomaly on a slice, let it grow with t, and heal it")},
        std::pair{tr("Step microscope"), tr("Takes the steps of the last healing apart")},
        std::pair{tr("Two settings"),
                  tr("The slice of the bench healed with two settings, side by side")},
        std::pair{tr("Quiz"), tr("Ten lesions to be found before the model finds them")}};
    for (int i = 0; i < static_cast<int>(texts.size()); ++i) {
        tabs_->setTabText(i, texts[static_cast<std::size_t>(i)].first);
        tabs_->setTabToolTip(i, texts[static_cast<std::size_t>(i)].second);
    }
}

}  // namespace disyre::ui
