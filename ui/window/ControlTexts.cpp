// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/ControlTexts.h"

#include <QComboBox>

#include "ui/common/ChoiceBox.h"

namespace disyre::ui {

QComboBox* makeChoiceBox(QWidget* parent, const QString& name, int entries) {
    QComboBox* box = makeChoiceBox(parent, name);
    for (int i = 0; i < entries; ++i) {
        box->addItem(QString());
    }
    return box;
}

void describe(QWidget& widget, const QString& name, const QString& tip) {
    widget.setAccessibleName(name);
    widget.setToolTip(tip);
}

void setTexts(QComboBox& box, const QStringList& texts) {
    Q_ASSERT(texts.size() == box.count());
    for (int i = 0; i < box.count(); ++i) {
        box.setItemText(i, texts[i]);
    }
}

}  // namespace disyre::ui
