// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/teaching/BenchPage.h"

#include <QDoubleSpinBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/Json.h"
#include "ui/common/FitScreen.h"
#include "ui/common/FolderDialog.h"
#include "ui/common/MessageBar.h"
#include "ui/common/Paths.h"
#include "ui/common/Settings.h"
#include "ui/common/Theme.h"
#include "ui/teaching/CurveView.h"
#include "ui/teaching/SlicePicture.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

/// The radius in mm of the disc that is on the slice at first.
constexpr double kFirstRadiusMm = 14.0;
/// The difference that is drawn in the brightest colour, in units of x.
constexpr float kBrightDifference = 0.4f;
/// The parts into which a lesson's pictures cut the way from 0 to T.
constexpr int kLessonParts = 10;
/// How long the animation of a lesson shows a picture, in hundredths of a second, and how long the
/// first and the last one.
constexpr int kShownHundredths = 30;
constexpr int kHeldHundredths = 150;
const QColor kShapeColour(0x56, 0xb4, 0xe9);

QString number(double value, int digits) {
    return QLocale().toString(value, 'f', digits);
}

Patch differenceOf(const Patch& a, const Patch& b) {
    Patch difference(a.height, a.width);
    for (std::size_t i = 0; i < a.pixels.size(); ++i) {
        difference.pixels[i] = std::abs(a.pixels[i] - b.pixels[i]);
    }
    return difference;
}

BiasCodebook codebookFor(const ModelCard& card) {
    return card.modality == "T2" ? BiasCodebook::UadImagT2 : BiasCodebook::UadImagT1;
}

/// A curve as dark lines on white paper, whatever the theme of the window is.
QImage paperCurve(const CurveView& shown) {
    constexpr int kSharpness = 3;
    CurveView curve(shown.objectName());
    curve.copyFrom(shown);
    QPalette paper;
    paper.setColor(QPalette::Window, Qt::white);
    paper.setColor(QPalette::WindowText, Qt::black);
    curve.setPalette(paper);
    curve.resize(220, 200);
    QImage picture(curve.size() * kSharpness, QImage::Format_RGB32);
    picture.setDevicePixelRatio(kSharpness);
    picture.fill(Qt::white);
    curve.render(&picture);
    picture.setDevicePixelRatio(1.0);
    return picture;
}

}  // namespace

BenchPage::BenchPage(TeachingHost& host, MessageBar& messages, QWidget* parent)
    : QWidget(parent),
      host_(host),
      messages_(messages),
      files_(this, Worker::Priority::Low),
      controls_(new BenchControls(this)),
      drawing_(new SlicePicture(u"benchDrawing"_s, this)),
      mask_(new SlicePicture(u"benchMask"_s, this)),
      corrupted_(new SlicePicture(u"benchCorrupted"_s, this)),
      withGaussian_(new SlicePicture(u"benchGaussian"_s, this)),
      withSimplex_(new SlicePicture(u"benchSimplex"_s, this)),
      restoration_(new SlicePicture(u"benchRestoration"_s, this)),
      difference_(new SlicePicture(u"benchDifference"_s, this)),
      scheduleCurve_(new CurveView(u"scheduleCurve"_s, this)),
      stepCurve_(new CurveView(u"benchStepCurve"_s, this)),
      timeTitle_(new QLabel(this)),
      time_(new QSlider(Qt::Horizontal, this)),
      timeText_(new QLabel(this)),
      alphaTitle_(new QLabel(this)),
      alphaBox_(new QDoubleSpinBox(this)),
      healButton_(new QPushButton(this)),
      saveButton_(new QPushButton(this)),
      result_(new QLabel(this)) {
    setObjectName(u"benchPage"_s);
    healButton_->setObjectName(u"healItButton"_s);
    saveButton_->setObjectName(u"saveLessonButton"_s);
    result_->setObjectName(u"benchResult"_s);
    result_->setWordWrap(true);
    result_->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto* right = new QVBoxLayout;
    right->setSpacing(8);
    right->addLayout(makePictures(), 1);
    right->addLayout(makeTimeRow());
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(result_, 1);
    row->addWidget(saveButton_);
    row->addWidget(healButton_);
    right->addLayout(row);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(16);
    layout->addWidget(scrolled(controls_, u"benchControlsScroll"_s));
    layout->addLayout(right, 1);

    connect(controls_, &BenchControls::scanChosen, this, [this] {
        host_.prepare(
            controls_->scan(), [this](const TeachingBrain& brain) { showBrain(brain); },
            [this](const Saying& why) { complain(why); });
    });
    connect(controls_, &BenchControls::sliceChosen, this, [this] {
        brain_.slice = controls_->slice();
        chooseSlice();
    });
    connect(controls_, &BenchControls::foreignScanChosen, this, &BenchPage::chooseForeign);
    connect(controls_, &BenchControls::recipeChanged, this, &BenchPage::makeCorruptions);
    connect(controls_, &BenchControls::clearRequested, this,
            [this] { draw(PatchMask(shape_.height, shape_.width)); });
    connect(healButton_, &QPushButton::clicked, this, [this] {
        if (healing_) {
            stop_.requestStop();
        } else {
            heal();
        }
    });
    connect(saveButton_, &QPushButton::clicked, this, &BenchPage::askForFolder);
    connectDrawing();
    retranslate();
    enableControls();
}

void BenchPage::complain(const Saying& why) {
    messages_.showMessage(MessageBar::Kind::Problem, said(why));
    if (!isReady()) {
        result_->clear();
    }
}

void BenchPage::enableControls() {
    drawing_->setDrawable(isReady());
    for (QWidget* control : std::initializer_list<QWidget*>{time_, alphaBox_, saveButton_}) {
        control->setEnabled(isReady());
    }
    healButton_->setEnabled(isReady() &&
                            std::any_of(anomaly_.mask.pixels.begin(), anomaly_.mask.pixels.end(),
                                        [](float share) { return share > 0.0f; }));
}

BenchPage::~BenchPage() {
    stop_.requestStop();
    windowsStop_.requestStop();
}

QLayout* BenchPage::makePictures() {
    auto* grid = new QGridLayout;
    grid->setSpacing(12);
    const std::array<std::array<QWidget*, 3>, 3> rows{{{drawing_, mask_, scheduleCurve_},
                                                       {corrupted_, withGaussian_, withSimplex_},
                                                       {restoration_, difference_, stepCurve_}}};
    for (int row = 0; row < 3; ++row) {
        for (int column = 0; column < 3; ++column) {
            grid->addWidget(rows[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)],
                            row, column);
            grid->setColumnStretch(column, 1);
        }
        grid->setRowStretch(row, 1);
    }
    return grid;
}

QLayout* BenchPage::makeTimeRow() {
    time_->setObjectName(u"benchTimeSlider"_s);
    time_->setRange(0, schedule_.steps());
    time_->setValue(schedule_.steps());
    time_->setPageStep(10);
    timeTitle_->setBuddy(time_);
    timeText_->setObjectName(u"benchTimeText"_s);
    timeText_->setMinimumWidth(timeText_->fontMetrics().horizontalAdvance(u"t = 1000"_s));
    alphaBox_->setObjectName(u"benchAlphaBox"_s);
    alphaBox_->setRange(0.0, 1.0);
    alphaBox_->setDecimals(3);
    alphaBox_->setSingleStep(0.05);
    alphaBox_->setKeyboardTracking(false);
    alphaTitle_->setBuddy(alphaBox_);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(timeTitle_);
    row->addWidget(time_, 1);
    row->addWidget(timeText_);
    row->addWidget(alphaTitle_);
    row->addWidget(alphaBox_);
    connect(time_, &QSlider::valueChanged, this, &BenchPage::showAt);
    connect(alphaBox_, &QDoubleSpinBox::valueChanged, this, [this](double alpha) {
        const int nearest = alpha > 0.0 ? schedule_.nearestStep(alpha) : 0;
        if (nearest == time_->value()) {
            showAt();
        } else {
            time_->setValue(nearest);
        }
    });
    return row;
}

void BenchPage::connectDrawing() {
    connect(drawing_, &SlicePicture::strokeBegan, this, [this](const SlicePoint& at) {
        strokeFrom_ = at;
        outline_ = {at};
        if (controls_->tool() == ShapeTool::Brush) {
            PatchMask shape = shape_;
            addStroke(shape, at, at, controls_->brushRadius());
            draw(std::move(shape));
        }
    });
    connect(drawing_, &SlicePicture::strokeMoved, this, [this](const SlicePoint& to) {
        if (!strokeFrom_) {
            return;
        }
        const int height = shape_.height;
        const int width = shape_.width;
        switch (controls_->tool()) {
            case ShapeTool::Box:
                draw(drawnBox(height, width, *strokeFrom_, to));
                break;
            case ShapeTool::Disc:
                draw(drawnDisc(height, width, *strokeFrom_, to));
                break;
            case ShapeTool::FreeForm:
                outline_.push_back(to);
                draw(drawnFreeForm(height, width, outline_));
                break;
            case ShapeTool::Brush: {
                PatchMask shape = shape_;
                addStroke(shape, outline_.back(), to, controls_->brushRadius());
                outline_.push_back(to);
                draw(std::move(shape));
                break;
            }
        }
    });
    connect(drawing_, &SlicePicture::strokeEnded, this, [this] { strokeFrom_.reset(); });
}

void BenchPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void BenchPage::retranslate() {
    drawing_->setCaption(tr("Healthy slice: draw here"));
    drawing_->setToolTip(tr("Draw the anomaly here with the left mouse button"));
    mask_->setCaption(tr("Mask m"));
    mask_->setToolTip(tr("Where the foreign patch is blended in: fully where it is white"));
    corrupted_->setCaption(tr("x_t: synthetic anomaly"));
    corrupted_->setToolTip(
        tr("The slice at this t, x_t = (1 - α m) x0 + α m x_fp. This is what "
           "Heal it heals."));
    withGaussian_->setCaption(tr("x_t: Gaussian noise"));
    withGaussian_->setToolTip(
        tr("The same slice at the same t under white noise, as in DDPM. No "
           "model for it comes with the program, so that it is not healed."));
    withSimplex_->setCaption(tr("x_t: simplex noise"));
    withSimplex_->setToolTip(
        tr("The same slice at the same t under simplex noise, as in AnoDDPM. "
           "No model for it comes with the program, so that it is not "
           "healed."));
    restoration_->setCaption(tr("Restoration"));
    restoration_->setToolTip(tr("The slice after the last step of healing"));
    difference_->setCaption(tr("What healing changed"));
    difference_->setToolTip(
        tr("The difference between x_t and its restoration. The line is the "
           "edge of the mask."));
    scheduleCurve_->setTexts(tr("t"), tr("α"), tr("Schedule"));
    scheduleCurve_->setToolTip(
        tr("How strongly the slice is corrupted at each t; the point is at "
           "the present one"));
    stepCurve_->setTexts(tr("step"), tr("change"), tr("Change of each step"));
    stepCurve_->setToolTip(tr("How much each step of healing changed, as a mean over the brain"));
    timeTitle_->setText(tr("&How much (t)"));
    time_->setAccessibleName(tr("How much the slice is corrupted"));
    time_->setToolTip(
        tr("t = 0 is the healthy slice; at the largest t the foreign patch replaces "
           "it inside the mask"));
    alphaTitle_->setText(tr("&α"));
    alphaBox_->setToolTip(
        tr("The strength of the corruption; t goes to the step of the schedule "
           "that is nearest to it"));
    saveButton_->setText(tr("&Save lesson…"));
    saveButton_->setToolTip(
        tr("Saves what is shown in a folder: a series of PNG files for slides, an animation "
           "(GIF), and a handout of two pages (PDF)"));
    setHealing(healing_);
    if (isReady()) {
        showAt();
        showMeasures();
    }
}

void BenchPage::refresh() {
    const std::vector<TeachingScan> scans = host_.scans();
    const bool known = brain_.prepared != nullptr &&
                       std::any_of(scans.begin(), scans.end(),
                                   [this](const TeachingScan& one) { return one.id == brain_.id; });
    const int wanted = known ? brain_.id : host_.shownScan();
    controls_->setScans(scans, wanted);
    if (!isReady()) {
        result_->setText(tr("Preparing the brain…"));
    }
    host_.prepare(
        wanted, [this](const TeachingBrain& brain) { showBrain(brain); },
        [this](const Saying& why) { messages_.showMessage(MessageBar::Kind::Problem, said(why)); });
}

void BenchPage::showBrain(const TeachingBrain& brain) {
    // The lesioned samples share their healthy brain.
    if (brain_.prepared == brain.prepared && brain_.id == brain.id) {
        return;
    }
    brain_ = brain;
    foreignBrain_ = brain;
    schedule_ = Schedule(host_.card().schedule);
    {
        const QSignalBlocker quiet(time_);
        time_->setRange(0, schedule_.steps());
        std::vector<QPointF> curve;
        for (int t = 0; t <= schedule_.steps(); ++t) {
            curve.emplace_back(t, schedule_.alpha(t));
        }
        scheduleCurve_->setCurve(std::move(curve), false);
    }
    controls_->setSlices(brain.prepared->image.size[2], brain.slice);
    chooseSlice();
    if (controls_->foreignScan() != brain_.id) {
        chooseForeign();
    }
}

void BenchPage::chooseSlice() {
    if (!brain_.prepared) {
        return;
    }
    healthy_ = axialSliceOf(brain_.prepared->image, brain_.prepared->mask, brain_.slice);
    noiseSeed_.reset();
    drawing_->setSlice(sliceGrey(healthy_.image));
    suggestShape();
}

void BenchPage::suggestShape() {
    if (brain_.lesion) {
        const MaskedPatch lesion = axialSliceOf(*brain_.lesioned, *brain_.lesion, brain_.slice);
        const auto& inside = lesion.brain.pixels;
        if (std::any_of(inside.begin(), inside.end(), [](auto pixel) { return pixel != 0; })) {
            draw(lesion.brain, true);
            return;
        }
    }
    // A disc beside the middle, so that it changes more than the ventricles.
    const SlicePoint middle = middleOf(healthy_.brain);
    const double radius = kFirstRadiusMm / brain_.prepared->image.spacing()[0];
    draw(drawnEllipse(healthy_.image.height, healthy_.image.width,
                      {middle.row, middle.column + 1.6 * radius}, radius, radius));
}

void BenchPage::draw(PatchMask shape, bool isLesion) {
    shape_ = std::move(shape);
    showsLesion_ = isLesion;
    drawing_->setAreas({{shape_, kShapeColour}});
    makeCorruptions();
}

void BenchPage::chooseForeign() {
    if (controls_->foreignScan() == brain_.id) {
        foreignBrain_ = brain_;
        makeCorruptions();
        return;
    }
    host_.prepare(
        controls_->foreignScan(),
        [this](const TeachingBrain& brain) {
            foreignBrain_ = brain;
            makeCorruptions();
        },
        [this](const Saying& why) { messages_.showMessage(MessageBar::Kind::Problem, said(why)); });
}

void BenchPage::makeCorruptions() {
    if (!brain_.prepared) {
        return;
    }
    const Patch mask = softMask(shape_, healthy_.brain, controls_->softness());
    const SlicePoint middle = middleOf(shape_);
    const bool isOwn = foreignBrain_.prepared == brain_.prepared;
    const auto place = drawForeignPlace(foreignBrain_.prepared->mask, controls_->seed(),
                                        isOwn ? brain_.slice : -1);
    const Patch foreign =
        showsLesion_ ? axialSliceOf(*brain_.lesioned, brain_.prepared->mask, brain_.slice).image
        : place ? foreignPatch(foreignBrain_.prepared->image, *place, shape_.height, shape_.width,
                               static_cast<int>(middle.row), static_cast<int>(middle.column))
                : Patch(shape_.height, shape_.width);
    anomaly_ =
        anomalyIn(healthy_, mask, foreign,
                  controls_->version2() ? std::optional(codebookFor(host_.card())) : std::nullopt,
                  controls_->seed());
    makeNoise();
    mask_->setSlice(sliceGrey(mask));
    const bool hasShape = std::any_of(shape_.pixels.begin(), shape_.pixels.end(),
                                      [](unsigned char inside) { return inside != 0; });
    const bool touchesBrain = std::any_of(mask.pixels.begin(), mask.pixels.end(),
                                          [](float share) { return share > 0.0f; });
    if (hasShape && !touchesBrain) {
        messages_.showMessage(MessageBar::Kind::Problem,
                              tr("The anomaly lies outside the brain, where nothing is mixed in. "
                                 "Draw it inside the brain."));
    } else {
        messages_.dismiss();
    }
    enableControls();
    showAt();
}

void BenchPage::makeNoise() {
    // The noise is the same whatever is drawn, and takes longer than the rest.
    if (noiseSeed_ == controls_->seed()) {
        return;
    }
    noiseSeed_ = controls_->seed();
    gaussian_ = noiseIn(healthy_, NoiseKind::Gaussian, 1.0, *noiseSeed_);
    simplex_ = noiseIn(healthy_, NoiseKind::Simplex, host_.card().patch / 2.0, *noiseSeed_);
}

int BenchPage::t() const {
    return time_->value();
}

Patch BenchPage::corrupted() const {
    return corruptedBy(anomaly_, alpha());
}

void BenchPage::showAt() {
    const int t = this->t();
    timeText_->setText(tr("t = %1").arg(t));
    {
        const QSignalBlocker quiet(alphaBox_);
        alphaBox_->setValue(alpha());
    }
    if (!brain_.prepared) {
        return;
    }
    scheduleCurve_->setPoint(QPointF(t, alpha()));
    corrupted_->setSlice(sliceGrey(corruptedBy(anomaly_, alpha())));
    withGaussian_->setSlice(sliceGrey(corruptedBy(gaussian_, alpha())));
    withSimplex_->setSlice(sliceGrey(corruptedBy(simplex_, alpha())));
    dropHealing();
}

void BenchPage::dropHealing() {
    if (healing_) {
        stop_.requestStop();
    }
    if (healed_ && healedFrom_.pixels == corrupted().pixels) {
        return;
    }
    const bool had = healed_.has_value();
    healed_.reset();
    windowsStop_.requestStop();
    restoration_->setSlice({});
    difference_->setSlice({});
    stepCurve_->setCurve({}, true);
    showMeasures();
    if (had) {
        Q_EMIT healingDropped();
    }
}

void BenchPage::setHealing(bool running) {
    healing_ = running;
    healButton_->setText(running ? tr("S&top") : tr("Heal &it"));
    healButton_->setToolTip(running ? tr("Ends the healing of this slice")
                                    : tr("Heals the corrupted slice with the model of the main "
                                         "window and its settings"));
    healButton_->setStyleSheet(running ? QString() : Theme::accentButtonStyle());
}

std::shared_ptr<const Volume> BenchPage::corruptedBrain() const {
    const Patch corrupted = this->corrupted();
    auto image = std::make_shared<Volume>(brain_.prepared->image);
    std::copy(
        corrupted.pixels.begin(), corrupted.pixels.end(),
        image->voxels.begin() + static_cast<std::ptrdiff_t>(image->index(0, 0, brain_.slice)));
    return image;
}

std::optional<BenchSlice> BenchPage::slice() const {
    if (!isReady()) {
        return std::nullopt;
    }
    return BenchSlice{corruptedBrain(), brain_.prepared, brain_.slice,
                      healthy_,         corrupted(),     anomaly_.mask};
}

void BenchPage::heal() {
    const QString why = host_.whyNoHealing();
    if (!why.isEmpty()) {
        messages_.showMessage(MessageBar::Kind::Problem, why);
        return;
    }
    const Patch corrupted = this->corrupted();
    const std::shared_ptr<const Volume> image = corruptedBrain();
    messages_.dismiss();
    stop_ = StopToken();
    setHealing(true);
    result_->setText(tr("Getting the model ready…"));
    const HealingSettings settings = host_.settings();
    healedVolume_ = image;
    host_.heal(
        image, brain_.prepared, brain_.slice, settings, stop_,
        [this](int done, int all) { result_->setText(tr("Step %1 of %2").arg(done).arg(all)); },
        [this, corrupted, settings, mask = anomaly_.mask](const HealedSlice& healed) {
            setHealing(false);
            healedSettings_ = settings;
            takeHealing(healed, corrupted, mask);
        },
        [this](const Saying& reason) {
            setHealing(false);
            showMeasures();
            if (reason) {
                messages_.showMessage(MessageBar::Kind::Problem, said(reason));
            }
        });
}

void BenchPage::takeWindowsApart(const std::function<void(const SliceWindows&)>& done) {
    if (!healed_) {
        return;
    }
    // Windows of a slice that is not shown any more are of no use.
    windowsStop_.requestStop();
    windowsStop_ = StopToken();
    host_.takeWindowsApart(
        healedVolume_, brain_.prepared, brain_.slice, healedSettings_, windowsStop_,
        [this, done, from = healedFrom_.pixels](const SliceWindows& windows) {
            if (healed_ && healedFrom_.pixels == from) {
                done(windows);
            }
        },
        [this](const Saying& reason) {
            if (reason) {
                messages_.showMessage(MessageBar::Kind::Problem, said(reason));
            }
        });
}

void BenchPage::takeHealing(const HealedSlice& healed, const Patch& corrupted, const Patch& mask) {
    if (healed.steps.empty() || corrupted.pixels != this->corrupted().pixels) {
        showMeasures();
        return;
    }
    healed_ = healed;
    healedFrom_ = corrupted;
    healedMask_ = mask;
    measures_ = measureHealing(healthy_, corrupted, mask, healed);
    restoration_->setSlice(sliceGrey(healed.restoration()));
    difference_->setHeat(differenceOf(corrupted, healed.restoration()), kBrightDifference);
    difference_->setAreas({{shape_, kShapeColour}});
    std::vector<QPointF> curve;
    for (std::size_t i = 0; i < healed.steps.size(); ++i) {
        curve.emplace_back(static_cast<double>(i + 1), healed.steps[i].meanChange);
    }
    stepCurve_->setCurve(std::move(curve), true);
    showMeasures();
    Q_EMIT healingEnded();
}

void BenchPage::showMeasures() {
    if (healing_) {
        return;
    }
    if (!healed_) {
        result_->setText(
            tr("Draw an anomaly, choose t, and heal it: the figures then stand here."));
        return;
    }
    if (!measures_.hasAnomaly) {
        result_->setText(
            tr("There is no anomaly to compare the map with: nothing is covered by at "
               "least half."));
        return;
    }
    result_->setText(
        tr("Map against the mask: average precision %1 (by chance %2), best Dice %3. Inside it "
           "the slice differed from the healthy one by %4, and by %5 after healing.")
            .arg(number(measures_.averagePrecision, 3), number(measures_.chance, 3),
                 number(measures_.bestDice, 3), number(measures_.differenceBefore, 3),
                 number(measures_.differenceAfter, 3)));
}

LessonPictures BenchPage::lesson() const {
    LessonPictures lesson;
    const auto add = [&](const QString& name, const QImage& picture) {
        lesson.pictures.emplace_back(name, picture);
    };
    add(u"healthy"_s, sliceGrey(healthy_.image));
    add(u"mask"_s, sliceGrey(anomaly_.mask));
    for (int part = 0; part <= kLessonParts; ++part) {
        const int at = schedule_.steps() * part / kLessonParts;
        const QString name = u"t-%1"_s.arg(at, 3, 10, QLatin1Char('0'));
        add(u"anomaly-"_s + name, sliceGrey(corruptedBy(anomaly_, schedule_.alpha(at))));
        add(u"gaussian-"_s + name, sliceGrey(corruptedBy(gaussian_, schedule_.alpha(at))));
        add(u"simplex-"_s + name, sliceGrey(corruptedBy(simplex_, schedule_.alpha(at))));
    }
    Json recipe{{"format", "disyre-lesson"},
                {"format_version", 1},
                {"seed", controls_->seed()},
                {"slice", brain_.slice + 1},
                {"t", t()},
                {"softness_pixels", controls_->softness()},
                {"texture_and_bias", controls_->version2()}};
    if (healed_) {
        add(u"healed-from"_s, sliceGrey(healedFrom_));
        for (const SliceStep& step : healed_->steps) {
            add(u"healed-after-t-%1"_s.arg(step.t, 3, 10, QLatin1Char('0')), sliceGrey(step.after));
        }
        add(u"difference"_s,
            sliceHeat(differenceOf(healedFrom_, healed_->restoration()), kBrightDifference));
        if (measures_.hasAnomaly) {
            recipe["average_precision"] = measures_.averagePrecision;
            recipe["best_dice"] = measures_.bestDice;
        }
    }
    for (int part = 0; part <= kLessonParts; ++part) {
        const int at = schedule_.steps() * part / kLessonParts;
        lesson.animation.emplace_back(sliceGrey(corruptedBy(anomaly_, schedule_.alpha(at))),
                                      part == 0 ? kHeldHundredths : kShownHundredths);
    }
    if (healed_) {
        lesson.animation.emplace_back(sliceGrey(healedFrom_), kHeldHundredths);
        for (const SliceStep& step : healed_->steps) {
            lesson.animation.emplace_back(sliceGrey(step.after), kShownHundredths);
        }
    }
    lesson.animation.back().second = kHeldHundredths;
    lesson.handout = {corruptionHandout(), healingHandout()};
    recipe["notice"] = "Research software, not a medical device.";
    lesson.recipe = jsonText(recipe, 2) + "\n";
    return lesson;
}

HandoutPage BenchPage::corruptionHandout() const {
    HandoutPage page;
    page.title = tr("A synthetic anomaly");
    page.figures = {
        {sliceGrey(healthy_.image), tr("The healthy slice x0")},
        {sliceGrey(anomaly_.mask),
         tr("The mask m: the foreign patch replaces the slice where it is white, and is mixed in "
            "where it is grey")},
        {sliceGrey(corrupted()), tr("x_t with t = %1 and α = %2").arg(t()).arg(number(alpha(), 3))},
        {paperCurve(*scheduleCurve_),
         tr("The schedule: how strongly the slice is corrupted at each t. The point is at the t of "
            "these pictures.")},
        {sliceGrey(corruptedBy(gaussian_, alpha())),
         tr("The same slice at the same t under Gaussian noise, for comparison")},
        {sliceGrey(corruptedBy(simplex_, alpha())),
         tr("The same slice at the same t under simplex noise, for comparison")}};
    page.paragraphs = {
        tr("x_t = (1 - α m) x0 + α m x_fp: a patch of foreign tissue x_fp is mixed into the "
           "healthy "
           "slice x0, more the larger t is. A network learns from such slices to tell the healthy "
           "slice from the corrupted one, at every t."),
        tr("Made with seed %1, slice %2 of the brain %3, an edge softened by %4 pixels.")
            .arg(controls_->seed())
            .arg(brain_.slice + 1)
            .arg(controls_->scanName(), number(controls_->softness(), 1)),
        tr("Slices are seen from the feet, the patient's right side is on the left. Black is 0, "
           "white is 1.")};
    return page;
}

HandoutPage BenchPage::healingHandout() const {
    HandoutPage page;
    page.title = tr("Its healing");
    if (!healed_) {
        page.paragraphs = {tr("The slice was not healed in this lesson.")};
        return page;
    }
    const ModelCard card = host_.card();
    page.figures.push_back({sliceGrey(healedFrom_), tr("The slice that was healed, x_t")});
    // At most four steps have room, evenly chosen, with the last one.
    const auto steps = static_cast<int>(healed_->steps.size());
    const int shown = std::min(steps, 4);
    for (int i = 1; i <= shown; ++i) {
        const SliceStep& step = healed_->steps[static_cast<std::size_t>(steps * i / shown - 1)];
        page.figures.push_back(
            {sliceGrey(step.after),
             i == shown ? tr("The restoration, after the last step, from t = %1").arg(step.t)
                        : tr("After step %1 of %2, from t = %3")
                              .arg(steps * i / shown)
                              .arg(steps)
                              .arg(step.t)});
    }
    page.figures.push_back(
        {sliceHeat(differenceOf(healedFrom_, healed_->restoration()), kBrightDifference),
         tr("What healing changed, up to %1").arg(number(kBrightDifference, 1))});
    const float most =
        std::max(0.001f, *std::max_element(healed_->map.pixels.begin(), healed_->map.pixels.end()));
    page.figures.push_back(
        {sliceHeat(healed_->map, most), tr("The anomaly map, up to %1").arg(number(most, 3))});
    page.figures.push_back({paperCurve(*stepCurve_), tr("How much each step changed")});
    page.paragraphs = {
        tr("next x = x0_hat + a (x_t - x0_hat): in every step the network estimates the healthy "
           "slice x0_hat, and a share a of the difference is left for the next step. The anomaly "
           "map is the mean of the differences |x_t - x0_hat| over the steps."),
        tr("Colours: black is no change or score; purple, red, orange and yellow are ever more.")};
    if (measures_.hasAnomaly) {
        page.paragraphs << tr("Map against the mask: average precision %1 (by chance %2), best "
                              "Dice %3.")
                               .arg(number(measures_.averagePrecision, 3),
                                    number(measures_.chance, 3), number(measures_.bestDice, 3));
    }
    page.paragraphs << tr("Model: %1. Settings: skip %2, windows %3 pixels apart. Seed %4.")
                           .arg(QString::fromStdString(card.name))
                           .arg(healedSettings_.skip)
                           .arg(resolvedFor(healedSettings_, card).stride)
                           .arg(controls_->seed());
    return page;
}

void BenchPage::askForFolder() {
    const QString folder =
        askForSaveFolder(this, tr("Save the lesson in a new folder"), Settings().lastFolder());
    if (!folder.isEmpty()) {
        saveLesson(folder);
    }
}

void BenchPage::saveLesson(const QString& folder) {
    saveButton_->setEnabled(false);
    files_.add([this, folder, lesson = lesson()](const Worker::Reply& reply, const StopToken&) {
        try {
            writeLesson(toPath(folder), lesson);
            reply([this, folder] {
                saveButton_->setEnabled(true);
                messages_.showMessage(
                    MessageBar::Kind::Information,
                    tr("The pictures, the animation and the handout are in %1.").arg(folder));
            });
        } catch (const std::exception& error) {
            reply([this, why = sayingOf(error)] {
                saveButton_->setEnabled(true);
                messages_.showMessage(MessageBar::Kind::Problem, said(why));
            });
        }
    });
}

}  // namespace disyre::ui
