// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/SecondVolumePanel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

#include "ui/common/ThemedIcon.h"
#include "ui/window/ControlTexts.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

SecondVolumePanel::SecondVolumePanel(QWidget* parent)
    : QWidget(parent),
      open_(new QPushButton(this)),
      details_(new QWidget(this)),
      shown_(new QCheckBox(details_)),
      remove_(new QToolButton(details_)),
      colourLabel_(new QLabel(details_)),
      colour_(
          makeChoiceBox(details_, u"secondColourBox"_s, static_cast<int>(kSecondColours.size()))),
      drawnLabel_(new QLabel(details_)),
      drawn_(makeChoiceBox(details_, u"secondDrawnBox"_s, 2)),
      opacityLabel_(new QLabel(details_)),
      opacity_(new QSlider(Qt::Horizontal, details_)) {
    setObjectName(u"secondVolumePanel"_s);
    open_->setObjectName(u"openSecondButton"_s);
    shown_->setObjectName(u"secondShownBox"_s);
    remove_->setObjectName(u"removeSecondButton"_s);
    remove_->setIcon(themedIcon(u"close"_s));
    remove_->setAutoRaise(true);
    opacity_->setObjectName(u"secondOpacitySlider"_s);
    opacity_->setRange(0, 100);
    // A click must not take the keys away from the views.
    for (QWidget* each : std::initializer_list<QWidget*>{open_, shown_, remove_}) {
        each->setFocusPolicy(Qt::TabFocus);
    }
    arrange();
    connectControls();
    retranslate();
    setVolume(nullptr, {}, false);
}

void SecondVolumePanel::arrange() {
    auto* heading = new QHBoxLayout;
    heading->addWidget(shown_, 1);
    heading->addWidget(remove_);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(8);
    form->setVerticalSpacing(6);
    form->addRow(colourLabel_, colour_);
    form->addRow(drawnLabel_, drawn_);
    form->addRow(opacityLabel_, opacity_);
    auto* details = new QVBoxLayout(details_);
    details->setContentsMargins(0, 0, 0, 0);
    details->setSpacing(6);
    details->addLayout(heading);
    details->addLayout(form);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 0, 8, 8);
    layout->setSpacing(6);
    layout->addWidget(open_);
    layout->addWidget(details_);
}

void SecondVolumePanel::connectControls() {
    connect(open_, &QPushButton::clicked, this, &SecondVolumePanel::openRequested);
    connect(remove_, &QToolButton::clicked, this, &SecondVolumePanel::removeRequested);
    connect(shown_, &QCheckBox::toggled, this, [this](bool on) {
        style_.isShown = on;
        Q_EMIT styleChanged();
    });
    connect(colour_, &QComboBox::currentIndexChanged, this, [this](int index) {
        style_.colour = kSecondColours[static_cast<std::size_t>(index)];
        Q_EMIT styleChanged();
    });
    connect(drawn_, &QComboBox::currentIndexChanged, this, [this](int index) {
        style_.isOutline = index == 1;
        Q_EMIT styleChanged();
    });
    connect(opacity_, &QSlider::valueChanged, this, [this](int value) {
        style_.opacity = value / 100.0;
        Q_EMIT styleChanged();
    });
}

void SecondVolumePanel::setVolume(const SecondVolume* second, const SecondStyle& style,
                                  bool canOpen) {
    const QSignalBlocker quiet(this);
    const QSignalBlocker quietBox(shown_);
    const QSignalBlocker quietColour(colour_);
    const QSignalBlocker quietDrawn(drawn_);
    const QSignalBlocker quietSlider(opacity_);
    style_ = style;
    open_->setEnabled(canOpen);
    details_->setVisible(second != nullptr);
    if (second == nullptr) {
        return;
    }
    name_ = second->name;
    shown_->setChecked(style.isShown);
    colour_->setCurrentIndex(static_cast<int>(style.colour));
    drawn_->setCurrentIndex(style.isOutline ? 1 : 0);
    drawn_->setVisible(second->volume.isSegmentation());
    drawnLabel_->setVisible(second->volume.isSegmentation());
    opacity_->setValue(static_cast<int>(std::lround(style.opacity * 100)));
    showName();
}

void SecondVolumePanel::showName() {
    // A long name must not make the panel wider; the tool tip has all of it.
    shown_->setText(fontMetrics()
                        .elidedText(name_, Qt::ElideMiddle, 20 * fontMetrics().averageCharWidth())
                        .replace(u'&', u"&&"_s));
    describe(*shown_, tr("Show the overlaid volume"),
             tr("Show or hide %1, which lies over the scan (Shift+A)").arg(name_));
}

void SecondVolumePanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void SecondVolumePanel::retranslate() {
    open_->setText(tr("Overlay another volume…"));
    describe(*open_, tr("Overlay another volume"),
             tr("Lay another contrast or a segmentation of the same patient over the scan, at the "
                "place that its header states (Ctrl+L)"));
    describe(*remove_, tr("Remove the overlaid volume"),
             tr("Take the overlaid volume away; its file stays (Ctrl+Shift+L)"));
    colourLabel_->setText(tr("Colours"));
    describe(*colour_, tr("Colours of the overlaid volume"),
             tr("Automatic gives each label a colour of its own, and grey pictures the colours of "
                "hot iron"));
    setTexts(*colour_, {tr("automatic"), tr("red"), tr("blue"), tr("green"), tr("grey")});
    drawnLabel_->setText(tr("Drawn"));
    describe(*drawn_, tr("How the labels are drawn"),
             tr("Whether the labels of a segmentation are filled or only outlined"));
    setTexts(*drawn_, {tr("filled"), tr("outlined")});
    opacityLabel_->setText(tr("Opacity"));
    describe(*opacity_, tr("Opacity of the overlaid volume"),
             tr("How much the overlaid volume covers the scan"));
    showName();
}

}  // namespace disyre::ui
