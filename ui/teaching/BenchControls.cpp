// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/teaching/BenchControls.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

#include "ui/common/ChoiceBox.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

constexpr int kMostSeed = 999999;

void fillWith(QComboBox& box, const std::vector<TeachingScan>& scans, int chosen) {
    const QSignalBlocker quiet(&box);
    box.clear();
    for (const TeachingScan& scan : scans) {
        box.addItem(scan.name, scan.id);
    }
    box.setCurrentIndex(std::max(0, box.findData(chosen)));
}

}  // namespace

BenchControls::BenchControls(QWidget* parent)
    : QWidget(parent),
      scanTitle_(new QLabel(this)),
      scan_(makeChoiceBox(this, u"benchScanBox"_s)),
      sliceTitle_(new QLabel(this)),
      slice_(new QSpinBox(this)),
      toolTitle_(new QLabel(this)),
      tools_(new QButtonGroup(this)),
      brushTitle_(new QLabel(this)),
      brush_(new QSpinBox(this)),
      clear_(new QPushButton(this)),
      softnessTitle_(new QLabel(this)),
      softness_(new QDoubleSpinBox(this)),
      foreignTitle_(new QLabel(this)),
      foreign_(makeChoiceBox(this, u"foreignScanBox"_s)),
      version2_(new QCheckBox(this)),
      seedTitle_(new QLabel(this)),
      seed_(new QSpinBox(this)) {
    for (QComboBox* box : {scan_, foreign_}) {
        box->setMinimumContentsLength(20);
    }
    slice_->setObjectName(u"benchSliceBox"_s);
    slice_->setRange(1, 1);
    brush_->setObjectName(u"benchBrushBox"_s);
    brush_->setRange(1, 20);
    brush_->setValue(3);
    clear_->setObjectName(u"clearShapeButton"_s);
    softness_->setObjectName(u"softnessBox"_s);
    softness_->setRange(0.0, 8.0);
    softness_->setSingleStep(0.5);
    softness_->setDecimals(1);
    softness_->setValue(1.0);
    version2_->setObjectName(u"version2Box"_s);
    seed_->setObjectName(u"teachingSeedBox"_s);
    seed_->setRange(0, kMostSeed);
    seed_->setValue(1);
    scanTitle_->setBuddy(scan_);
    sliceTitle_->setBuddy(slice_);
    brushTitle_->setBuddy(brush_);
    softnessTitle_->setBuddy(softness_);
    foreignTitle_->setBuddy(foreign_);
    seedTitle_->setBuddy(seed_);

    auto* tools = new QGridLayout;
    tools->setSpacing(4);
    for (const auto& [tool, name] : {std::pair{ShapeTool::Box, u"boxShapeButton"_s},
                                     {ShapeTool::Disc, u"discShapeButton"_s},
                                     {ShapeTool::FreeForm, u"freeShapeButton"_s},
                                     {ShapeTool::Brush, u"brushShapeButton"_s}}) {
        auto* button = new QToolButton(this);
        button->setObjectName(name);
        button->setCheckable(true);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        const int number = static_cast<int>(tool);
        tools_->addButton(button, number);
        tools->addWidget(button, number / 2, number % 2);
    }
    tools_->button(static_cast<int>(ShapeTool::Disc))->setChecked(true);

    auto* grid = new QGridLayout;
    grid->setVerticalSpacing(8);
    grid->setHorizontalSpacing(8);
    int row = 0;
    const auto addWide = [&](QWidget* widget) { grid->addWidget(widget, row++, 0, 1, 2); };
    const auto addPair = [&](QWidget* title, QWidget* field) {
        grid->addWidget(title, row, 0);
        grid->addWidget(field, row++, 1);
    };
    addWide(scanTitle_);
    addWide(scan_);
    addPair(sliceTitle_, slice_);
    grid->setRowMinimumHeight(row++, 8);
    addWide(toolTitle_);
    grid->addLayout(tools, row++, 0, 1, 2);
    addPair(brushTitle_, brush_);
    addPair(softnessTitle_, softness_);
    addWide(clear_);
    grid->setRowMinimumHeight(row++, 8);
    addWide(foreignTitle_);
    addWide(foreign_);
    addWide(version2_);
    grid->setRowMinimumHeight(row++, 8);
    addPair(seedTitle_, seed_);
    grid->setColumnStretch(1, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 8, 0);
    column->addLayout(grid);
    column->addStretch();

    connect(scan_, &QComboBox::currentIndexChanged, this, [this] {
        listForeign();
        Q_EMIT scanChosen();
    });
    connect(slice_, &QSpinBox::valueChanged, this, &BenchControls::sliceChosen);
    connect(foreign_, &QComboBox::currentIndexChanged, this, &BenchControls::foreignScanChosen);
    connect(softness_, &QDoubleSpinBox::valueChanged, this, &BenchControls::recipeChanged);
    connect(version2_, &QCheckBox::toggled, this, &BenchControls::recipeChanged);
    connect(seed_, &QSpinBox::valueChanged, this, &BenchControls::recipeChanged);
    connect(clear_, &QPushButton::clicked, this, &BenchControls::clearRequested);
    retranslate();
}

void BenchControls::setScans(const std::vector<TeachingScan>& scans, int chosen) {
    scans_ = scans;
    fillWith(*scan_, scans_, chosen);
    listForeign();
}

void BenchControls::listForeign() {
    const int before = foreign_->count() > 0 ? foreignScan() : scan();
    const bool wasOwn = foreign_->currentIndex() <= 0;
    std::vector<TeachingScan> sources{{scan(), tr("Another place of this brain")}};
    std::copy_if(scans_.begin(), scans_.end(), std::back_inserter(sources),
                 [this](const TeachingScan& one) {
                     // Their healthy brain is listed already.
                     return one.id != scan() && one.id > kLesionedSample;
                 });
    fillWith(*foreign_, sources, wasOwn ? scan() : before);
}

void BenchControls::setSlices(int count, int slice) {
    const QSignalBlocker quiet(slice_);
    slice_->setRange(1, std::max(1, count));
    slice_->setValue(slice + 1);
}

int BenchControls::scan() const {
    return scan_->currentData().toInt();
}

QString BenchControls::scanName() const {
    return scan_->currentText();
}

int BenchControls::slice() const {
    return slice_->value() - 1;
}

ShapeTool BenchControls::tool() const {
    return static_cast<ShapeTool>(tools_->checkedId());
}

double BenchControls::brushRadius() const {
    return brush_->value();
}

double BenchControls::softness() const {
    return softness_->value();
}

int BenchControls::foreignScan() const {
    return foreign_->currentData().toInt();
}

bool BenchControls::version2() const {
    return version2_->isChecked();
}

std::uint64_t BenchControls::seed() const {
    return static_cast<std::uint64_t>(seed_->value());
}

void BenchControls::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void BenchControls::retranslate() {
    scanTitle_->setText(tr("&Brain"));
    scan_->setToolTip(
        tr("The brain whose slice is corrupted: an open scan, or the healthy brain "
           "that the sample is made of"));
    sliceTitle_->setText(tr("S&lice"));
    slice_->setToolTip(tr("The axial slice on the model's grid, counted from the feet"));
    toolTitle_->setText(tr("Shape of the anomaly"));
    const auto name = [this](ShapeTool tool, const QString& text, const QString& tip) {
        auto* button = tools_->button(static_cast<int>(tool));
        button->setText(text);
        button->setToolTip(tip);
    };
    name(ShapeTool::Box, tr("Box"), tr("Drag from one corner of the box to the opposite one"));
    name(ShapeTool::Disc, tr("Disc"), tr("Drag from the middle of the disc to its edge"));
    name(ShapeTool::FreeForm, tr("Free form"),
         tr("Drag around the area; the outline closes by itself"));
    name(ShapeTool::Brush, tr("Brush"), tr("Paint; every stroke adds to the area"));
    brushTitle_->setText(tr("Brush &radius"));
    brush_->setSuffix(tr(" px"));
    brush_->setToolTip(tr("The radius of the brush in pixels of the slice"));
    clear_->setText(tr("&Clear the shape"));
    clear_->setToolTip(tr("Takes the anomaly away, so that another one can be drawn"));
    softnessTitle_->setText(tr("S&oftness"));
    softness_->setSuffix(tr(" px"));
    softness_->setToolTip(
        tr("How far the edge of the mask is blurred: the standard deviation of "
           "a Gaussian in pixels. 0 is a hard edge."));
    foreignTitle_->setText(tr("&Foreign patch from"));
    foreign_->setToolTip(
        tr("Where the tissue comes from that is blended in. Its place there is "
           "drawn with the seed."));
    version2_->setText(tr("&Texture and bias"));
    version2_->setToolTip(
        tr("As in DISYRE's second version: the foreign patch takes the range of "
           "intensities of the healthy one, and some tissues become brighter or "
           "darker"));
    seedTitle_->setText(tr("Se&ed"));
    seed_->setToolTip(
        tr("All that is drawn at random follows from this number: the same seed "
           "gives the same pictures"));
    if (foreign_->count() > 0) {
        foreign_->setItemText(0, tr("Another place of this brain"));
    }
}

}  // namespace disyre::ui
