// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/ReadoutBar.h"

#include <QEvent>
#include <QLabel>
#include <QLocale>

#include <algorithm>
#include <optional>
#include <utility>

#include "ui/common/PlaceTexts.h"
#include "ui/common/Position.h"
#include "ui/healing/HealingSession.h"
#include "ui/window/ControlTexts.h"
#include "ui/window/MeasureText.h"
#include "ui/window/SlicePresenter.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

ReadoutBar::ReadoutBar(HealingSession& session, SlicePresenter& presenter, QWidget* parent)
    : QStatusBar(parent), session_(session), presenter_(presenter) {
    setObjectName(u"readoutBar"_s);
    const auto addLabel = [this](const QString& name) {
        auto* label = new QLabel(this);
        label->setObjectName(name);
        label->setContentsMargins(8, 0, 0, 0);
        addWidget(label);
        return label;
    };
    place_ = addLabel(u"placeLabel"_s);
    voxel_ = addLabel(u"voxelLabel"_s);
    values_ = addLabel(u"valuesLabel"_s);
    structure_ = new QLabel(this);
    structure_->setObjectName(u"structureLabel"_s);
    structure_->setContentsMargins(8, 0, 0, 0);
    // It gives way where there is little room.
    structure_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    addWidget(structure_, 1);
    notice_ = new QLabel(this);
    notice_->setObjectName(u"noticeLabel"_s);
    QFont bold = notice_->font();
    bold.setBold(true);
    notice_->setFont(bold);
    notice_->setContentsMargins(8, 0, 8, 0);
    addPermanentWidget(notice_);
    setSizeGripEnabled(false);
    connect(&presenter_, &SlicePresenter::readoutChanged, this, &ReadoutBar::showReadout);
    connect(&session_.naming(), &PlaceNaming::changed, this, &ReadoutBar::showReadout);
    retranslate();
}

void ReadoutBar::changeEvent(QEvent* event) {
    QStatusBar::changeEvent(event);
    // A font of another size needs other widths.
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange) {
        retranslate();
    }
}

void ReadoutBar::retranslate() {
    describe(*place_, tr("Position"),
             tr("Position under the pointer, or else of the cross-hair: millimetres to "
                "the patient's right or left, front (anterior) or back (posterior), head "
                "(superior) or feet (inferior)"));
    describe(*voxel_, tr("Voxel"), tr("Voxel in the order of the file, counted from 1"));
    describe(*values_, tr("Values"),
             tr("Intensity of the scan and of the restored picture, the overlay's score, and the "
                "value of a second volume that lies over the scan"));
    // Each label keeps its place, so that the numbers do not dance under a moving pointer.
    const auto reserve = [](QLabel* label, const QString& widest) {
        label->setMinimumWidth(label->fontMetrics().horizontalAdvance(widest) + 16);
    };
    reserve(place_, positionText({100.5, 100.5, 100.5}));
    reserve(voxel_, tr("voxel %1, %2, %3").arg(100).arg(100).arg(100));
    reserve(values_, tr("scan %1  restored %2  score %3").arg(1000).arg(1000).arg(u"0.0000"_s));
    notice_->setText(tr("Research software, not a medical device"));
    describe(*notice_, notice_->text(),
             tr("Do not base any decision about a person's health on what is shown"));
    showReadout();
}

void ReadoutBar::showReadout() {
    const auto readout = presenter_.readout();
    if (!readout) {
        clearReadout();
        return;
    }
    const QLocale locale;
    place_->setText(positionText(readout->millimetres));
    // Voxels are counted from 1, as slices are everywhere in the program.
    voxel_->setText(tr("voxel %1, %2, %3")
                        .arg(readout->voxel[0] + 1)
                        .arg(readout->voxel[1] + 1)
                        .arg(readout->voxel[2] + 1));
    const auto scan = session_.cases().scan();
    const int decimals = decimalsOf(scan->displayHigh - scan->displayLow);
    const auto second = second_ ? second_(readout->millimetres) : std::nullopt;
    const auto value = [&](std::optional<double> number, int places) {
        return number ? locale.toString(*number, 'f', places) : u"–"_s;
    };
    QString values = tr("scan %1  restored %2  score %3")
                         .arg(value(readout->scan, decimals), value(readout->restored, decimals),
                              value(readout->score, 4));
    if (second) {
        values += u"  "_s + tr("second %1").arg(locale.toString(*second, 'g', 4));
    }
    values_->setText(values);
    const ScanPlaces* places = session_.cases().shown()->namedPlaces();
    const AtlasRegion* region =
        places != nullptr ? places->regionAt(readout->millimetres) : nullptr;
    structureName_ = region != nullptr ? structureText(*region) : QString();
    showStructure();
}

void ReadoutBar::showStructure() {
    const int room = structure_->width() - structure_->contentsMargins().left();
    structure_->setText(
        structure_->fontMetrics().elidedText(structureName_, Qt::ElideRight, std::max(0, room)));
    const QString tip =
        tr("The structure of the brain there, approximately: by an atlas that was "
           "aligned with the scan as it was healed");
    describe(*structure_, tr("Structure"),
             structureName_.isEmpty() ? tip : structureName_ + u'\n' + tip);
}

void ReadoutBar::resizeEvent(QResizeEvent* event) {
    QStatusBar::resizeEvent(event);
    // In a narrow window the structure's name is worth more than the voxel's numbers.
    constexpr int kRoomForStructure = 120;
    int room = width() - kRoomForStructure;
    for (const QLabel* label : {place_, voxel_, values_, notice_}) {
        room -= std::max(label->sizeHint().width(), label->minimumWidth());
    }
    voxel_->setVisible(room >= 0);
    showStructure();
}

void ReadoutBar::setSecond(SecondValue second) {
    second_ = std::move(second);
}

void ReadoutBar::clearReadout() {
    const bool scan = session_.cases().scan() != nullptr;
    place_->setText(scan ? tr("R –, A –, S – mm") : QString());
    voxel_->setText(scan ? tr("voxel –") : QString());
    structureName_.clear();
    showStructure();
    values_->setText(scan ? tr("scan –  restored –  score –") : QString());
}

}  // namespace disyre::ui
