// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/CasePanel.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/common/Paths.h"
#include "ui/common/ThemedIcon.h"
#include "ui/healing/CaseList.h"
#include "ui/healing/HealingJob.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

QString stateText(const HealingCase& one) {
    switch (one.state) {
        case HealingState::Preparing:
            return CasePanel::tr("preparing");
        case HealingState::Healing:
        case HealingState::Pausing:
        case HealingState::Stopping:
            return CasePanel::tr("healing, %1 %")
                .arg(static_cast<int>(100 * HealingJob::progressOf(one).fraction));
        case HealingState::Paused:
            return CasePanel::tr("paused");
        case HealingState::Done:
            if (one.savedResults() != nullptr) {
                return CasePanel::tr("of the model %1")
                    .arg(QString::fromStdString(one.opened->saved.model));
            }
            return CasePanel::tr("%1 of %n slice(s) healed", nullptr, one.cache->modelSlices())
                .arg(one.cache->slicesComplete());
        case HealingState::Failed:
            return CasePanel::tr("healing failed");
        case HealingState::Empty:
        case HealingState::Ready:
            break;
    }
    return one.scan ? CasePanel::tr("not healed") : CasePanel::tr("not read yet");
}

/// What a person opens to see this again: a case, a folder of results, or the scan itself.
std::filesystem::path openedPlaceOf(const HealingCase& one) {
    if (one.home && !one.home->file.empty()) {
        return one.home->file;
    }
    if (one.savedResults() != nullptr) {
        return one.opened->saved.folder;
    }
    return one.file.empty() ? std::filesystem::path(one.name.toStdString()) : one.file;
}

/// What a scan's file says about the patient, in a line for each kind of fact.
QStringList patientLines(const ScanPatient& patient) {
    QStringList lines;
    if (!patient.name.isEmpty()) {
        lines << patient.name;
    }
    if (!patient.id.isEmpty()) {
        lines << CasePanel::tr("Patient's id %1").arg(patient.id);
    }
    QStringList age;
    if (!patient.birthDate.isEmpty()) {
        age << CasePanel::tr("born %1").arg(patient.birthDate);
    }
    if (patient.age) {
        age << CasePanel::tr("%n year(s) old", nullptr, static_cast<int>(*patient.age));
    }
    if (!age.isEmpty()) {
        lines << age.join(u", "_s);
    }
    if (!patient.studyDate.isEmpty()) {
        lines << CasePanel::tr("Study of %1").arg(patient.studyDate);
    }
    return lines;
}

/// Where the axes of a scan's file point, in words: "right, front, head" for "RAS".
QString axesText(const QString& axes) {
    QStringList words;
    for (const QChar letter : axes) {
        switch (letter.unicode()) {
            case u'R':
                words << CasePanel::tr("right");
                break;
            case u'L':
                words << CasePanel::tr("left");
                break;
            case u'A':
                words << CasePanel::tr("front");
                break;
            case u'P':
                words << CasePanel::tr("back");
                break;
            case u'S':
                words << CasePanel::tr("head");
                break;
            default:
                words << CasePanel::tr("feet");
                break;
        }
    }
    return words.join(u", "_s);
}

}  // namespace

CasePanel::CasePanel(CaseList& cases, QWidget* parent)
    : QWidget(parent),
      cases_(cases),
      list_(new QListWidget(this)),
      empty_(new QLabel(this)),
      information_(new QLabel(this)),
      open_(new QToolButton(this)),
      close_(new QToolButton(this)) {
    setObjectName(u"casePanel"_s);
    list_->setObjectName(u"caseList"_s);
    list_->setWordWrap(true);
    list_->installEventFilter(this);
    empty_->setWordWrap(true);
    empty_->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    empty_->setForegroundRole(QPalette::PlaceholderText);
    information_->setObjectName(u"caseInformation"_s);
    information_->setWordWrap(true);
    information_->setTextFormat(Qt::PlainText);
    information_->setForegroundRole(QPalette::PlaceholderText);
    open_->setObjectName(u"openCaseButton"_s);
    open_->setIcon(themedIcon(u"open"_s));
    close_->setObjectName(u"closeCaseButton"_s);
    close_->setIcon(themedIcon(u"close"_s));
    for (QToolButton* button : {open_, close_}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setMinimumSize(24, 24);
    }

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(0);
    buttons->addStretch();
    buttons->addWidget(open_);
    buttons->addWidget(close_);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->setSpacing(2);
    layout->addWidget(empty_, 1);
    layout->addWidget(list_, 1);
    layout->addWidget(information_);
    layout->addLayout(buttons);

    connect(open_, &QToolButton::clicked, this, &CasePanel::openRequested);
    connect(close_, &QToolButton::clicked, this, &CasePanel::closeRequested);
    connect(list_, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem* item) {
        if (item != nullptr) {
            // This is done later, because showing a scan changes the items of this list.
            QMetaObject::invokeMethod(
                this, [this, id = item->data(Qt::UserRole).toInt()] { cases_.show(id); },
                Qt::QueuedConnection);
        }
    });
    connect(&cases_, &CaseList::casesChanged, this, &CasePanel::refresh);
    connect(&cases_, &CaseList::stateChanged, this, &CasePanel::refresh);
    retranslate();
}

void CasePanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void CasePanel::retranslate() {
    list_->setAccessibleName(tr("Open scans"));
    list_->setToolTip(tr("The open scans: click one to look at it, also while another is healed"));
    information_->setAccessibleName(tr("What the file says about the patient"));
    empty_->setText(tr("Open a scan or a folder of scans, or drop them here."));
    open_->setAccessibleName(tr("Open a scan"));
    open_->setToolTip(tr("Open another scan (Ctrl+O)"));
    close_->setAccessibleName(tr("Close the scan"));
    close_->setToolTip(
        tr("Close the scan that is shown and forget what was healed of it (Ctrl+W)"));
    refresh();
}

void CasePanel::refresh() {
    const QSignalBlocker quiet(list_);
    const auto& cases = cases_.all();
    while (list_->count() > static_cast<int>(cases.size())) {
        delete list_->takeItem(list_->count() - 1);
    }
    while (list_->count() < static_cast<int>(cases.size())) {
        list_->addItem(QString());
    }
    int current = -1;
    for (int row = 0; row < list_->count(); ++row) {
        const HealingCase& one = *cases[static_cast<std::size_t>(row)];
        QListWidgetItem* item = list_->item(row);
        const QString text = one.name + u'\n' + stateText(one);
        // Setting a text draws the item again even where it has not changed.
        if (item->text() != text || item->data(Qt::UserRole) != one.id) {
            item->setText(text);
            item->setToolTip(toText(openedPlaceOf(one)));
            item->setData(Qt::UserRole, one.id);
        }
        if (one.id == cases_.shownId()) {
            current = row;
        }
    }
    list_->setCurrentRow(current);
    list_->setVisible(!cases.empty());
    empty_->setVisible(cases.empty());
    close_->setEnabled(cases_.shownId() >= 0);
    showInformation();
}

void CasePanel::showInformation() {
    const auto scan = cases_.scan();
    const QStringList lines = scan ? patientLines(scan->patient) : QStringList();
    information_->setVisible(!lines.isEmpty());
    information_->setText(lines.join(u'\n'));
    information_->setToolTip(
        scan ? tr("What the file says about the patient; it is only shown here and written "
                  "nowhere. The file's axes point to: %1.")
                   .arg(axesText(scan->axes))
             : QString());
}

int CasePanel::count() const {
    return list_->count();
}

bool CasePanel::eventFilter(QObject* watched, QEvent* event) {
    const bool key = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (watched == list_ && key && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Delete) {
        // In the list, Delete closes the scan; elsewhere in the window it deletes a measurement.
        event->accept();
        if (event->type() == QEvent::KeyPress) {
            Q_EMIT closeRequested();
        }
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace disyre::ui
