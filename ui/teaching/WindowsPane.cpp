// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/teaching/WindowsPane.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

enum WindowColumn { WindowNumber, WindowWeight, WindowEstimate, WindowShare, WindowColumns };

const QColor kOtherWindow(0x9a, 0x9a, 0x9a);
const QColor kCoveringWindow(0x56, 0xb4, 0xe9);
const QColor kChosenWindow(0xe6, 0x9f, 0x00);

QString windowDigits(double value) {
    return QLocale().toString(value, 'f', 4);
}

}  // namespace

WindowsPane::WindowsPane(QWidget* parent)
    : QWidget(parent),
      title_(new QLabel(this)),
      table_(new QTableWidget(0, WindowColumns, this)),
      sum_(new QLabel(this)),
      weights_(new SlicePicture(u"microscopeWeights"_s, this)) {
    setObjectName(u"microscopeWindows"_s);
    title_->setWordWrap(true);
    title_->setBuddy(table_);
    table_->setObjectName(u"microscopeWindowTable"_s);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->verticalHeader()->hide();
    table_->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    // The keys of the table are the arrows; Tab leaves it.
    table_->setTabKeyNavigation(false);
    sum_->setObjectName(u"microscopeWindowSum"_s);
    sum_->setWordWrap(true);
    sum_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(title_);
    layout->addWidget(table_, 1);
    layout->addWidget(sum_);
    layout->addWidget(weights_, 1);
    connect(table_, &QTableWidget::itemSelectionChanged, this, [this] {
        const int row = table_->currentRow();
        if (row >= 0 && row < static_cast<int>(parts_.size())) {
            choose(parts_[static_cast<std::size_t>(row)].window);
        }
    });
    retranslate();
}

void WindowsPane::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        fillTable();
        showWeights();
    }
}

void WindowsPane::retranslate() {
    title_->setText(tr("Sliding windows over the pixel"));
    table_->setAccessibleName(tr("The windows over the pixel, the heaviest first"));
    table_->setToolTip(
        tr("Each window is healed by itself. Its estimate enters the slice with this weight, and "
           "the weights of a pixel sum to 1. Choose a window to see it alone."));
    table_->setHorizontalHeaderLabels({tr("Window"), tr("Weight"), tr("Estimate"), tr("Product")});
    weights_->setToolTip(
        tr("How much the chosen window counts at each pixel: black is not at all, the brightest "
           "colour is alone"));
}

void WindowsPane::setWindows(std::optional<SliceWindows> windows, int height, int width) {
    windows_ = std::move(windows);
    height_ = height;
    width_ = width;
    chosen_.reset();
    parts_.clear();
    total_.assign(static_cast<std::size_t>(height) * static_cast<std::size_t>(width), 0.0f);
    if (windows_) {
        for (int row = 0; row < height; ++row) {
            for (int column = 0; column < width; ++column) {
                float& sum = total_[static_cast<std::size_t>(row * width + column)];
                for (int i = 0; i < static_cast<int>(windows_->windows.size()); ++i) {
                    if (windows_->covers(i, row, column)) {
                        const WindowOrigin& at =
                            windows_->windows[static_cast<std::size_t>(i)].origin;
                        sum += windows_->importance[static_cast<std::size_t>(
                            (row - at.y) * windows_->patch + column - at.x)];
                    }
                }
            }
        }
    }
    fillTable();
    showWeights();
}

void WindowsPane::showPixel(int step, std::pair<int, int> pixel) {
    step_ = step;
    if (!windows_) {
        return;
    }
    parts_ = windows_->partsAt(step, pixel.first, pixel.second);
    const auto isChosen = [this](const WindowPart& part) { return part.window == chosen_; };
    const bool keeps = std::any_of(parts_.begin(), parts_.end(), isChosen);
    if (!keeps) {
        chosen_ = parts_.empty() ? std::nullopt : std::optional(parts_.front().window);
    }
    fillTable();
    showWeights();
}

void WindowsPane::fillTable() {
    const QSignalBlocker quiet(table_);
    table_->setRowCount(static_cast<int>(parts_.size()));
    for (int row = 0; row < table_->rowCount(); ++row) {
        const WindowPart& part = parts_[static_cast<std::size_t>(row)];
        const bool isMirrored = windows_->windows[static_cast<std::size_t>(part.window)].isMirrored;
        const QString number = QLocale().toString(part.window + 1);
        const QString texts[WindowColumns] = {
            isMirrored ? tr("%1 mirrored").arg(number) : number, windowDigits(part.weight),
            windowDigits(part.estimate),
            windowDigits(part.weight * static_cast<double>(part.estimate))};
        for (int column = 0; column < WindowColumns; ++column) {
            auto* item = new QTableWidgetItem(texts[column]);
            item->setTextAlignment((column == WindowNumber ? Qt::AlignLeft : Qt::AlignRight) |
                                   Qt::AlignVCenter);
            table_->setItem(row, column, item);
        }
        if (part.window == chosen_) {
            table_->setCurrentCell(row, 0);
        }
    }
    if (!windows_) {
        sum_->setText(tr("The windows are being computed…"));
    } else if (parts_.empty()) {
        sum_->setText(tr("No window covers this pixel."));
    } else {
        sum_->setText(tr("Sum of the products of %n window(s): %1, the estimate of the slice", "",
                         static_cast<int>(parts_.size()))
                          .arg(windowDigits(blendOf(parts_))));
    }
}

void WindowsPane::choose(std::optional<int> window) {
    if (chosen_ == window) {
        return;
    }
    chosen_ = window;
    showWeights();
    Q_EMIT windowChosen();
}

void WindowsPane::showWeights() {
    if (!windows_ || !chosen_) {
        weights_->setSlice({});
        weights_->setCaption(tr("Weights of a window"));
        return;
    }
    Patch shares(height_, width_);
    const WindowOrigin& at = windows_->windows[static_cast<std::size_t>(*chosen_)].origin;
    for (int row = 0; row < height_; ++row) {
        for (int column = 0; column < width_; ++column) {
            if (windows_->covers(*chosen_, row, column)) {
                const auto i = static_cast<std::size_t>(row * width_ + column);
                shares.pixels[i] = windows_->importance[static_cast<std::size_t>(
                                       (row - at.y) * windows_->patch + column - at.x)] /
                                   total_[i];
            }
        }
    }
    weights_->setHeat(shares, 1.0f);
    weights_->setCaption(tr("Weights of window %1").arg(QLocale().toString(*chosen_ + 1)));
}

std::vector<SlicePicture::Frame> WindowsPane::frames() const {
    std::vector<SlicePicture::Frame> frames;
    if (!windows_) {
        return frames;
    }
    const auto frameOf = [this](int window, const QColor& colour, double width) {
        const WindowOrigin& at = windows_->windows[static_cast<std::size_t>(window)].origin;
        return SlicePicture::Frame{QRect(at.x, at.y, windows_->patch, windows_->patch), colour,
                                   width};
    };
    QColor faint = kOtherWindow;
    faint.setAlphaF(0.35f);
    for (int i = 0; i < static_cast<int>(windows_->windows.size()); ++i) {
        frames.push_back(frameOf(i, faint, 1.0));
    }
    const double most = parts_.empty() ? 1.0 : parts_.front().weight;
    // The heaviest is drawn last, over the others.
    for (auto part = parts_.rbegin(); part != parts_.rend(); ++part) {
        QColor colour = kCoveringWindow;
        colour.setAlphaF(static_cast<float>(0.15 + 0.85 * part->weight / most));
        frames.push_back(frameOf(part->window, colour, 1.4));
    }
    if (chosen_) {
        frames.push_back(frameOf(*chosen_, kChosenWindow, 2.4));
    }
    return frames;
}

Patch WindowsPane::withChosen(const Patch& estimate) const {
    Patch shown = estimate;
    if (!windows_ || !chosen_) {
        return shown;
    }
    const auto own = windows_->estimateOf(step_, *chosen_);
    const WindowOrigin& at = windows_->windows[static_cast<std::size_t>(*chosen_)].origin;
    for (int row = 0; row < shown.height; ++row) {
        for (int column = 0; column < shown.width; ++column) {
            if (windows_->covers(*chosen_, row, column)) {
                shown.at(row, column) =
                    own[static_cast<std::size_t>((row - at.y) * windows_->patch + column - at.x)];
            }
        }
    }
    return shown;
}

}  // namespace disyre::ui
