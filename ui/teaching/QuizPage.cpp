// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/teaching/QuizPage.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/teaching/Corruptions.h"
#include "ui/common/MessageBar.h"
#include "ui/common/Theme.h"
#include "ui/teaching/SlicePicture.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

/// What a click without dragging marks, as a radius in mm.
constexpr double kClickMm = 8.0;
/// A drag shorter than this, in pixels of the slice, is a click.
constexpr double kLeastDrag = 1.5;
const QColor kMarkColour(0xe6, 0x9f, 0x00);
const QColor kLesionColour(0x56, 0xb4, 0xe9);

int pointsOf(const std::vector<QuizAnswer>& answers) {
    return std::accumulate(answers.begin(), answers.end(), 0,
                           [](int sum, const QuizAnswer& one) { return sum + one.points; });
}

QString quizNumber(double value, int digits) {
    return QLocale().toString(value, 'f', digits);
}

}  // namespace

QuizPage::QuizPage(TeachingHost& host, MessageBar& messages, QWidget* parent)
    : QWidget(parent),
      host_(host),
      messages_(messages),
      worker_(this, Worker::Priority::Normal),
      picture_(new SlicePicture(u"quizPicture"_s, this)),
      map_(new SlicePicture(u"quizMap"_s, this)),
      state_(new QLabel(this)),
      result_(new QLabel(this)),
      seedTitle_(new QLabel(this)),
      seed_(new QSpinBox(this)),
      restart_(new QPushButton(this)),
      answer_(new QPushButton(this)),
      next_(new QPushButton(this)) {
    setObjectName(u"quizPage"_s);
    state_->setObjectName(u"quizState"_s);
    QFont large = state_->font();
    large.setPointSizeF(large.pointSizeF() * 1.3);
    state_->setFont(large);
    result_->setObjectName(u"quizResult"_s);
    result_->setWordWrap(true);
    seed_->setObjectName(u"quizSeedBox"_s);
    seed_->setRange(0, 999999);
    seed_->setValue(1);
    seedTitle_->setBuddy(seed_);
    restart_->setObjectName(u"quizRestartButton"_s);
    answer_->setObjectName(u"quizAnswerButton"_s);
    next_->setObjectName(u"quizNextButton"_s);
    picture_->setDrawable(true);

    auto* top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(state_, 1);
    top->addWidget(seedTitle_);
    top->addWidget(seed_);
    top->addWidget(restart_);
    auto* pictures = new QHBoxLayout;
    pictures->setSpacing(16);
    pictures->addWidget(picture_, 1);
    pictures->addWidget(map_, 1);
    auto* bottom = new QHBoxLayout;
    bottom->setSpacing(8);
    bottom->addWidget(result_, 1);
    bottom->addWidget(answer_);
    bottom->addWidget(next_);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(8);
    layout->addLayout(top);
    layout->addLayout(pictures, 1);
    layout->addLayout(bottom);

    connect(picture_, &SlicePicture::strokeBegan, this, [this](const SlicePoint& at) {
        pressed_ = at;
        if (brain_.prepared) {
            setMark(at, kClickMm / pixelMm(), kClickMm / pixelMm());
        }
    });
    connect(picture_, &SlicePicture::strokeMoved, this, [this](const SlicePoint& to) {
        if (!pressed_ || !brain_.prepared) {
            return;
        }
        const double rows = std::abs(to.row - pressed_->row);
        const double columns = std::abs(to.column - pressed_->column);
        if (std::max(rows, columns) >= kLeastDrag) {
            setMark(*pressed_, std::max(1.0, rows), std::max(1.0, columns));
        }
    });
    connect(picture_, &SlicePicture::strokeEnded, this, [this] { pressed_.reset(); });
    connect(restart_, &QPushButton::clicked, this, &QuizPage::restart);
    connect(answer_, &QPushButton::clicked, this, &QuizPage::answer);
    connect(next_, &QPushButton::clicked, this, &QuizPage::next);
    retranslate();
}

QuizPage::~QuizPage() {
    stop_.requestStop();
}

void QuizPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void QuizPage::retranslate() {
    picture_->setCaption(tr("Where is the lesion?"));
    picture_->setToolTip(
        tr("Click where you think that the lesion is, or drag an ellipse from its "
           "middle outwards"));
    map_->setCaption(tr("What the model changed"));
    map_->setToolTip(tr("The anomaly map of this slice, once the round is answered"));
    seedTitle_->setText(tr("S&eed"));
    seed_->setToolTip(
        tr("The lesions of all rounds follow from this number: the same seed gives "
           "the same quiz"));
    restart_->setText(tr("&Begin anew"));
    restart_->setToolTip(tr("Begins a quiz with this seed at its first round"));
    answer_->setText(tr("&Show the answer"));
    answer_->setToolTip(tr("Heals the slice, and shows the lesion beside your mark"));
    next_->setText(tr("&Next round"));
    next_->setToolTip(tr("Goes on to the next lesion"));
    showTexts();
}

void QuizPage::begin() {
    if (brain_.prepared && question_) {
        return;
    }
    host_.prepare(
        kHealthySample,
        [this](const TeachingBrain& brain) {
            brain_ = brain;
            restart();
        },
        [this](const Saying& why) { messages_.showMessage(MessageBar::Kind::Problem, said(why)); });
    showTexts();
}

void QuizPage::restart() {
    if (!brain_.prepared) {
        begin();
        return;
    }
    round_ = 0;
    answers_.clear();
    modelAnswers_.clear();
    makeRound();
}

void QuizPage::makeRound() {
    stop_.requestStop();
    answering_ = false;
    question_.reset();
    mark_.reset();
    picture_->setSlice({});
    map_->setSlice({});
    showTexts();
    worker_.replace([this, prepared = brain_.prepared, round = round_,
                     seed = static_cast<std::uint64_t>(seed_->value())](const Worker::Reply& reply,
                                                                        const StopToken&) {
        try {
            auto question = std::make_shared<const QuizRound>(
                makeQuizRound(prepared->image, prepared->mask, seed, round));
            reply([this, question] {
                question_ = question;
                showQuestion();
            });
        } catch (const std::exception& error) {
            reply([this, why = sayingOf(error)] {
                messages_.showMessage(MessageBar::Kind::Problem, said(why));
            });
        }
    });
}

void QuizPage::showQuestion() {
    picture_->setSlice(
        sliceGrey(axialSliceOf(question_->scan, brain_.prepared->mask, question_->slice).image));
    showTexts();
}

void QuizPage::setMark(SlicePoint middle, double radiusRows, double radiusColumns) {
    if (!question_ || isAnswered() || answering_) {
        return;
    }
    mark_ = QuizMark{middle, radiusRows, radiusColumns};
    const PatchMask& lesion = question_->lesion;
    picture_->setAreas(
        {{drawnEllipse(lesion.height, lesion.width, middle, radiusRows, radiusColumns),
          kMarkColour}});
    showTexts();
}

void QuizPage::answer() {
    if (!question_ || !mark_ || isAnswered() || answering_) {
        return;
    }
    const QString why = host_.whyNoHealing();
    if (!why.isEmpty()) {
        messages_.showMessage(MessageBar::Kind::Information, why);
        showAnswer(nullptr);
        return;
    }
    answering_ = true;
    stop_ = StopToken();
    showTexts();
    host_.heal(
        std::make_shared<const Volume>(question_->scan), brain_.prepared, question_->slice,
        host_.settings(), stop_, [](int, int) {},
        [this, question = question_](const HealedSlice& healed) {
            if (question == question_) {
                showAnswer(&healed);
            }
        },
        [this, question = question_](const Saying& reason) {
            if (question != question_) {
                return;
            }
            if (reason) {
                messages_.showMessage(MessageBar::Kind::Problem, said(reason));
            }
            showAnswer(nullptr);
        });
}

void QuizPage::showAnswer(const HealedSlice* healed) {
    answering_ = false;
    const PatchMask& lesion = question_->lesion;
    answers_.push_back(judgeMark(lesion, *mark_, pixelMm()));
    const SlicePicture::Area lesionArea{lesion, kLesionColour};
    picture_->setAreas({lesionArea,
                        {drawnEllipse(lesion.height, lesion.width, mark_->middle, mark_->radiusRows,
                                      mark_->radiusColumns),
                         kMarkColour}});
    if (healed != nullptr && !healed->steps.empty()) {
        const MaskedPatch slice =
            axialSliceOf(question_->scan, brain_.prepared->mask, question_->slice);
        modelAnswers_.push_back(judgeMap(lesion, healed->map, slice.brain, pixelMm()));
        const float most = *std::max_element(healed->map.pixels.begin(), healed->map.pixels.end());
        map_->setHeat(healed->map, std::max(0.02f, most));
        map_->setAreas({lesionArea});
    }
    showTexts();
    Q_EMIT answered();
}

void QuizPage::next() {
    if (!isAnswered()) {
        return;
    }
    ++round_;
    if (round_ < kQuizRounds) {
        makeRound();
        return;
    }
    picture_->setSlice({});
    map_->setSlice({});
    showTexts();
}

void QuizPage::showTexts() {
    const bool over = round_ >= kQuizRounds;
    picture_->setEnabled(question_ != nullptr);
    answer_->setEnabled(!over && question_ && mark_ && !isAnswered() && !answering_);
    next_->setEnabled(!over && isAnswered());
    next_->setText(round_ + 1 == kQuizRounds ? tr("&Score") : tr("&Next round"));
    for (QPushButton* button : {answer_, next_}) {
        button->setStyleSheet(button->isEnabled() ? Theme::accentButtonStyle() : QString());
    }
    const int most = static_cast<int>(answers_.size()) * kQuizPoints;
    if (over) {
        state_->setText(tr("Your score: %1 of %2 points").arg(pointsOf(answers_)).arg(most));
    } else {
        state_->setText(tr("Round %1 of %2, %3 of %4 points so far")
                            .arg(round_ + 1)
                            .arg(kQuizRounds)
                            .arg(pointsOf(answers_))
                            .arg(most));
    }
    if (over) {
        result_->setText(
            modelAnswers_.size() == answers_.size()
                ? tr("The model has %1 of %2. Begin anew with another seed for other lesions.")
                      .arg(pointsOf(modelAnswers_))
                      .arg(most)
                : tr("Begin anew with another seed for other lesions."));
    } else if (!question_) {
        result_->setText(tr("Putting a lesion into the healthy brain…"));
    } else if (answering_) {
        result_->setText(tr("Healing the slice…"));
    } else if (!isAnswered()) {
        result_->setText(mark_ ? tr("Show the answer, or mark another place.")
                               : tr("There is a lesion in this slice. Click on it, or drag an "
                                    "ellipse from its middle outwards."));
    } else {
        const auto told = [](const QuizAnswer& one) {
            return tr("%1 mm away, Dice %2, %n point(s)", nullptr, one.points)
                .arg(quizNumber(one.distanceMm, 0), quizNumber(one.dice, 2));
        };
        QString text = tr("You (orange): %1.").arg(told(answers_.back()));
        if (modelAnswers_.size() == answers_.size()) {
            text += u' ' + tr("The model's highest score: %1.").arg(told(modelAnswers_.back()));
        }
        result_->setText(text + u' ' + tr("The lesion is outlined in blue."));
    }
}

}  // namespace disyre::ui
